// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QLocale>
#include <QObject>
#include <QTranslator>

#include <memory>
#include <vector>

namespace tokenrack {

//! The window's language: our texts, Qt's own texts and the way dates and numbers are written, switched together and
//! live.
class Languages : public QObject
{
    Q_OBJECT

public:
    struct Language
    {
        QString code; //!< "en", "zh_CN"
        QString name; //!< in the language itself
    };

    //! Those that are complete, English first.
    static QList<Language> available();
    //! Of those available the one that fits \a locale best.
    static QString bestFor(const QLocale &locale);

    explicit Languages(QObject *parent = nullptr);
    ~Languages() override;

    //! "en", "zh_CN", or empty: as the desktop. A code that is not available counts as empty.
    void set(const QString &code);
    //! What is shown now: "en" or "zh_CN"; empty before the first set().
    QString current() const { return m_current; }

Q_SIGNALS:
    void changed(const QString &code);

private:
    void removeTranslators();
    void install(const QString &catalogue, const QString &code);

    QString m_current;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace tokenrack
