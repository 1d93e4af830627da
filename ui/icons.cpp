// SPDX-License-Identifier: MIT
#include "ui/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace tokenrack::icons {

namespace {

QPixmap drawn(const QString &name, const QSize &size, const QColor &color)
{
    const QString key = QStringLiteral("tokenrack/%1/%2x%3/%4")
                            .arg(name, QString::number(size.width()), QString::number(size.height()), color.name());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) {
        return pixmap;
    }
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(svg);
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

//! Asks for its colour each time it is drawn.
class TintedEngine final : public QIconEngine
{
public:
    TintedEngine(QString name, std::optional<Tone> tone)
        : m_name(std::move(name))
        , m_tone(tone)
    { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        icons::paint(*painter, m_name, rect, color(mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return drawn(m_name, size, color(mode));
    }

    QIconEngine *clone() const override { return new TintedEngine(m_name, m_tone); }
    bool isNull() override { return false; }

private:
    QColor color(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        switch (mode) {
        case QIcon::Disabled:
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        case QIcon::Selected:
            return theme::onAccent(palette);
        case QIcon::Normal:
        case QIcon::Active:
            break;
        }
        return m_tone ? theme::tone(palette, *m_tone) : palette.color(QPalette::Active, QPalette::ButtonText);
    }

    QString m_name;
    std::optional<Tone> m_tone;
};

} // namespace

QIcon icon(const QString &name, std::optional<Tone> tone)
{
    return QIcon(new TintedEngine(name, tone));
}

QIcon program()
{
    return icon(QStringLiteral("tokenrack"));
}

void paint(QPainter &painter, const QString &name, const QRect &rect, const QColor &color)
{
    const double ratio = painter.device()->devicePixelRatioF();
    QPixmap pixmap = drawn(name, (QSizeF(rect.size()) * ratio).toSize(), color);
    pixmap.setDevicePixelRatio(ratio);
    painter.drawPixmap(rect.topLeft(), pixmap);
}

} // namespace tokenrack::icons
