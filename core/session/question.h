// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/autherror.h"
#include "core/auth/session.h"
#include "core/catalog/server.h"
#include "core/http/connection.h"
#include "core/secrets/secretstore.h"

#include <optional>
#include <variant>

namespace tokenrack {

//! Why a credential has to be entered.
enum class SecretReason {
    NotStored,
    Refused, //!< what is stored was refused before; asked so that it is not sent again unnoticed
    EnteredRefused, //!< what was just entered was refused before; the same answer once more sends it all the same
};

//! Needs the credential of a server. Answer: SecretAnswer, UseStored (only when Refused) or Declined.
struct SecretQuestion
{
    Server server;
    SecretReason reason = SecretReason::NotStored;
    std::optional<Instant> refusedAt;
    std::optional<int> attemptsLeft; //!< where the system counts
    QStringList missing = {}; //!< fields that are needed beside those that are stored; empty: all are needed
};

//! Needs the text in a picture. Answer: CaptchaAnswer, AnotherPicture or Declined.
struct CaptchaQuestion
{
    Server server;
    QByteArray image; //!< the picture's file as the server sent it
    bool answerRefused = false; //!< the answer before was wrong
    QString serverText; //!< what the server said, made visible
    int attemptsLeft = 0;
    int lockAfter = 0;
    std::chrono::minutes lockFor = {};
};

//! The next wrong answer may lock the account, or this program counts it as locked while the site has no lock.
//! Answer: Confirmed or Declined.
struct AttemptQuestion
{
    Server server;
    int attemptsLeft = 0; //!< 0: all are used by our count
    std::chrono::minutes lockFor = {};
};

//! The stored secret was entered for another address or system. Answer: Confirmed or Declined.
struct OriginQuestion
{
    Server server;
    SecretHome storedFor;
};

//! The server shows a certificate that this computer does not trust, or another one than was trusted for it. Nothing
//! was sent. Confirmed trusts that one certificate for that one server, and no other from then on. Answer: Confirmed or
//! Declined.
struct CertificateQuestion
{
    Server server;
    ShownCertificate certificate;
    QByteArray trusted; //!< SHA-256 of the one that was trusted until now; empty when none was
};

//! The keychain cannot be used. Answer: Retry, UseMemory or Declined.
struct KeychainQuestion
{
    SecretError error;
};

//! Everything that only a person can decide. Asked by Sessions, answered by a front end.
using Question = std::variant<SecretQuestion, CaptchaQuestion, AttemptQuestion, OriginQuestion, CertificateQuestion,
                              KeychainQuestion>;

//! The person does not want to answer.
struct Declined
{ };
//! What the person entered.
struct SecretAnswer
{
    Credential credential;
    bool keep = true; //!< in the keychain; else in memory until the program ends
};
//! Send what is stored once more, as it is.
struct UseStored
{ };
//! What the person read in the picture.
struct CaptchaAnswer
{
    QString text;
};
//! The person cannot read this one.
struct AnotherPicture
{ };
//! The person wants it all the same.
struct Confirmed
{ };
//! Ask the keychain again.
struct Retry
{ };
//! Keep secrets in memory until the program ends.
struct UseMemory
{ };

using Answer =
    std::variant<Declined, SecretAnswer, UseStored, CaptchaAnswer, AnotherPicture, Confirmed, Retry, UseMemory>;

//! Names a question until it is answered or withdrawn.
using QuestionId = int;

} // namespace tokenrack
