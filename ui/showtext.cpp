// SPDX-License-Identifier: MIT
#include "ui/showtext.h"

#include "core/base/plaintext.h"
#include "core/catalog/connectionoptions.h"
#include "ui/wraplabel.h"

namespace tokenrack {

QString accountLine(const Server &server)
{
    const QString address = visibleText(server.url.shownText());
    const QString account = visibleText(server.account);
    QString line = account.isEmpty() ? address : QStringLiteral("%1 @ %2").arg(account, address);
    const QString app = optionValue(server.options, "app_id");
    if (!app.isEmpty()) {
        line += QStringLiteral(" · app ") + visibleText(app);
    }
    return line;
}

QString plainToolTip(const QString &text)
{
    return Qt::mightBeRichText(text)
        ? QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(text.toHtmlEscaped())
        : text;
}

QString withoutMnemonic(const QString &text)
{
    QString plain = text;
    const qsizetype bracket = plain.indexOf(QLatin1String("(&"));
    if (bracket >= 0) {
        plain.remove(bracket, 4); // "登录(&I)" as Chinese menus have it
    }
    return plain.remove(QLatin1Char('&'));
}

QString fingerprintRows(const QByteArray &sha256)
{
    constexpr qsizetype row = 8 * 3; // a byte and its colon
    QString text = fingerprintText(sha256);
    for (qsizetype end = row; end < text.size(); end += row + 1) {
        text.insert(end, QLatin1Char('\n'));
    }
    return text;
}

QLabel *plainLabel(const QString &objectName, QWidget *parent)
{
    auto *label = new WrapLabel(parent);
    label->setObjectName(objectName);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace tokenrack
