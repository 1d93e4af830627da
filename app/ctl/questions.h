// SPDX-License-Identifier: MIT
#pragma once

#include "app/coreparts.h"
#include "app/ctl/lineinput.h"
#include "app/ctl/temporarypicture.h"

#include <QHash>

#include <deque>
#include <memory>

namespace tokenrack::ctl {

class Terminal;

//! Puts the questions of Sessions to the person, one after the other; declines those that nobody is there to answer.
class Questions : public QObject
{
    Q_OBJECT

public:
    struct Ways
    {
        bool noPrompt = false; //!< nobody may be asked anything
        bool acceptOrigin = false; //!< the person said beforehand that secrets may go to a changed address
        QString captchaImage; //!< where pictures are written; the answer is then a line of standard input
    };

    Questions(CoreParts &parts, Terminal &terminal, LineInput &input, const Ways &ways, QObject *parent = nullptr);
    ~Questions() override;

    //! Why a job that ended as "cancelled" came to nothing: which question was declined. Nothing when none was.
    std::optional<AuthErrorKind> declined(QUuid server) const;

private:
    struct Open
    {
        QuestionId id;
        Question question;
    };
    using LineCallback = std::function<void(const QString &line)>;

    bool canAsk() const;
    void take(QuestionId id, const Question &question);
    void withdraw(QuestionId id);
    void askNext();
    void answer(const Answer &answer);
    void decline();

    void ask(const SecretQuestion &question);
    void takeField(const SecretQuestion &question, const QList<Field> &fields, const Credential &entered,
                   const QString &line);
    void askField(const SecretQuestion &question, const QList<Field> &fields, const Credential &entered);
    void askToKeep(const Credential &entered);
    void ask(const CaptchaQuestion &question);
    void ask(const AttemptQuestion &question);
    void ask(const OriginQuestion &question);
    void ask(const CertificateQuestion &question);
    void ask(const KeychainQuestion &question);
    void askToConfirm(const QString &sentence, const QString &question);
    void askLine(const QString &question, LineInput::Echo echo, const LineCallback &callback);

    std::optional<QString> writePicture(const QByteArray &image);

    CoreParts &m_parts;
    Terminal &m_terminal;
    LineInput &m_input;
    const Ways m_ways;
    std::deque<Open> m_open; //!< the first one is being asked
    QHash<QUuid, AuthErrorKind> m_declined;
    std::optional<TemporaryPicture> m_picture;
};

} // namespace tokenrack::ctl
