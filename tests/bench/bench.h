// SPDX-License-Identifier: MIT
#pragma once

#include <QMap>
#include <QString>
#include <QTemporaryDir>

namespace tokenrack::bench {

//! What the figures share: how large the lists are, how often is measured, and where the data stands.
class Bench
{
public:
    //! Keeps its data below \a folder, which has to be on a disk. \a isShort: a few servers and one pair, which shows
    //! that everything can be measured and says nothing about speed.
    Bench(const QString &folder, bool isShort);

    int pairs() const { return m_isShort ? 1 : 7; }
    int startPairs() const { return m_isShort ? 1 : 15; }
    int seconds() const { return m_isShort ? 1 : 10; } //!< for what is watched over time
    int small() const { return m_isShort ? 100 : 1000; }
    int middle() const { return m_isShort ? 200 : 10'000; }
    int large() const { return m_isShort ? 300 : 100'000; }

    //! A folder that is made, and goes away with the rest.
    QString newFolder();
    //! The profile with that many servers, made when it is first asked for. Only to be read.
    QString profile(int servers);
    //! A copy of it to be changed.
    QString copyOfProfile(int servers);

private:
    QTemporaryDir m_folder;
    bool m_isShort;
    int m_folders = 0;
    QMap<int, QString> m_profiles;
};

} // namespace tokenrack::bench
