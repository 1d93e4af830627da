// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/httpmessage.h"

#include <QNetworkReply>

class QSslError;

namespace tokenrack {

//! False for the errors by which Qt tells a status of 400 and above, where the reply came over whole.
bool isTransferError(QNetworkReply::NetworkError error);

HttpFailureKind kindOf(QNetworkReply::NetworkError error);

//! In our own words: Qt's hold the address with its query and secret path.
QString wordsFor(QNetworkReply::NetworkError error);

CertificateProblem problemOf(const QSslError &error);

} // namespace tokenrack
