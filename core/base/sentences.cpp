// SPDX-License-Identifier: MIT
#include "core/base/sentences.h"

#include <QCoreApplication>

namespace tokenrack {

namespace {

struct Sentences
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::Sentences)
};

} // namespace

QString joinedSentences(const QStringList &sentences)
{
    QString text;
    for (const QString &sentence : sentences) {
        if (text.isEmpty() || sentence.isEmpty()) {
            text += sentence;
        } else {
            text = Sentences::tr("%1 %2", "two sentences").arg(text, sentence);
        }
    }
    return text;
}

} // namespace tokenrack
