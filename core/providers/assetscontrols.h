// SPDX-License-Identifier: MIT
#pragma once

#include "core/providers/provider.h"

#include <QCoreApplication>

namespace tokenrack {

//! AssetsControls: GPS locks in the cloud. A user's token stays the same for good; what ends is the account.
class AssetsControls final : public Provider
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::AssetsControls)

public:
    QString id() const override;
    QString name() const override;
    QString description() const override;
    QString addressHint() const override;
    QString addressExample() const override;

    QList<Field> fields(const Options &options) const override;
    std::optional<InputProblem> secretProblem(const Options &options, const QString &key,
                                              const Secret &value) const override;

    QString exposure(const Server &server) const override;
    std::unique_ptr<AuthFlow> logIn(const FlowContext &context, const Credential &credential) const override;
    std::unique_ptr<AuthFlow> check(const FlowContext &context, const Session &session) const override;

    TokenUse tokenUse(const Server &server, const Session &session) const override;
};

} // namespace tokenrack
