// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace tokenrack::ctl {

//! A row of a table: tabs between the cells, which have none.
QString tableRow(const QStringList &cells);

//! Standard output and standard error. Results go to the first, all that is said about them to the second, without
//! anything that a terminal would obey.
class Terminal
{
public:
    //! One line of the result.
    void print(const QString &line);
    //! A result as it is, without a line break.
    void write(const QByteArray &bytes);
    //! A result for programs: one line when it is piped on, indented for a person.
    void printJson(const QJsonObject &object);
    //! Rows, see tableRow(), under a header, aligned for a person; for a program one line each, without the header.
    void printTable(const QStringList &header, const QStringList &rows);
    //! What went wrong, with the program's name before it.
    void complain(const QString &sentence);
    //! What a person may want to know.
    void say(const QString &sentence);
    //! A question that the next line of input answers; where that is typed, the cursor stays behind it.
    void ask(const QString &question);
    //! How far the work has come, in one line that the next one replaces. Only where a person can see it.
    void showProgress(const QString &line);

    //! False when something could not be written, for example to a full disk.
    bool finish();
    bool hasPrintedJson() const { return m_hasPrintedJson; }

    static bool outputIsTerminal();
    static bool errorIsTerminal();
    static bool inputIsTerminal();
    //! A person sees what is asked and can answer.
    static bool canTalk() { return inputIsTerminal() && errorIsTerminal(); }

private:
    void clearProgress();

    bool m_failed = false;
    bool m_hasPrintedJson = false;
    bool m_showsProgress = false;
};

} // namespace tokenrack::ctl
