// SPDX-License-Identifier: MIT
#pragma once

#include "core/providers/provider.h"

#include <QCoreApplication>

namespace tokenrack {

//! XSwitch: a phone system on FreeSWITCH. A site may have captchas switched on, and with them a lock.
class XSwitch final : public Provider
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::XSwitch)

public:
    QString id() const override;
    QString name() const override;
    QString description() const override;
    QString addressHint() const override;
    QString addressExample() const override;

    QList<Field> fields(const Options &options) const override;
    //! None with a dev key as token: nothing is logged in to.
    std::optional<AttemptLimits> attemptLimits(const Server &server) const override;
    //! False with a dev key as token: it is a key to keep, not a session to end.
    bool canLogOut(const Server &server) const override;

    std::unique_ptr<AuthFlow> logIn(const FlowContext &context, const Credential &credential) const override;
    std::unique_ptr<AuthFlow> check(const FlowContext &context, const Session &session) const override;
    std::unique_ptr<AuthFlow> logOut(const FlowContext &context, const Session &session) const override;

    TokenUse tokenUse(const Server &server, const Session &session) const override;
};

} // namespace tokenrack
