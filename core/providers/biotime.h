// SPDX-License-Identifier: MIT
#pragma once

#include "core/providers/provider.h"

#include <QCoreApplication>

namespace tokenrack {

//! ZKTeco BioTime, ZKBio Time and EasyTimePro: time attendance behind Django REST Framework.
class BioTime final : public Provider
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::BioTime)

public:
    QString id() const override;
    QString name() const override;
    QString description() const override;
    QString addressHint() const override;
    QString addressExample() const override;
    //! A first request after idle may take over 30 s.
    Milliseconds defaultTimeout() const override { return std::chrono::seconds(60); }

    QList<Field> fields(const Options &options) const override;
    bool canRefresh(const Server &server) const override;

    std::unique_ptr<AuthFlow> logIn(const FlowContext &context, const Credential &credential) const override;
    std::unique_ptr<AuthFlow> check(const FlowContext &context, const Session &session) const override;
    std::unique_ptr<AuthFlow> refresh(const FlowContext &context, const Session &session) const override;

    TokenUse tokenUse(const Server &server, const Session &session) const override;
};

} // namespace tokenrack
