// SPDX-License-Identifier: MIT
#pragma once

#include "core/providers/provider.h"

#include <QCoreApplication>

namespace tokenrack {

//! MaximTop IM (Lanying IM): a chat back end. A refusal is HTTP 200 with a code other than 200.
class MaximTop final : public Provider
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::MaximTop)

public:
    QString id() const override;
    QString name() const override;
    QString description() const override;
    QString addressHint() const override;
    QString addressExample() const override;

    QList<Field> fields(const Options &options) const override;
    QList<InputProblem> problems(const Server &server) const override;

    std::unique_ptr<AuthFlow> logIn(const FlowContext &context, const Credential &credential) const override;
    std::unique_ptr<AuthFlow> check(const FlowContext &context, const Session &session) const override;

    TokenUse tokenUse(const Server &server, const Session &session) const override;
};

} // namespace tokenrack
