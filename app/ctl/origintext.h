// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/autherror.h"
#include "core/providers/registry.h"

namespace tokenrack::ctl {

//! What the stored secret of \a server was entered for, and where it would go now.
QString originText(const ProviderRegistry &providers, const Server &server, const SecretHome &storedFor);

} // namespace tokenrack::ctl
