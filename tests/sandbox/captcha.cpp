// SPDX-License-Identifier: MIT
#include "tests/sandbox/captcha.h"

#include <QBuffer>
#include <QFont>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QPen>
#include <QRandomGenerator>
#include <QTransform>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace tokenrack::sandbox {

namespace {

constexpr int pictureWidth = 180;
constexpr int pictureHeight = 60;
constexpr int textLength = 4;
constexpr int letterPixels = 36;
constexpr double margin = 14;

//! A random number from -\a range to \a range.
double around(double range)
{
    return (QRandomGenerator::global()->generateDouble() * 2 - 1) * range;
}

void drawNoise(QPainter &painter)
{
    for (int i = 0; i < 90; ++i) {
        const int grey = QRandomGenerator::global()->bounded(190, 235);
        const QPointF centre(pictureWidth / 2.0 + around(pictureWidth / 2.0),
                             pictureHeight / 2.0 + around(pictureHeight / 2.0));
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(grey, grey, grey));
        painter.drawEllipse(centre, 0.9, 0.9);
    }
}

void drawCurve(QPainter &painter, bool falling)
{
    const double rise = falling ? -14 : 14;
    const double middle = pictureHeight / 2.0;
    QPainterPath curve(QPointF(2, middle + rise + around(6)));
    curve.cubicTo(QPointF(60 + around(15), middle - rise / 2 + around(12)),
                  QPointF(120 + around(15), middle + rise / 2 + around(12)),
                  QPointF(pictureWidth - 2, middle - rise + around(6)));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0x57, 0xa6, 0x6a), 1.4, Qt::SolidLine, Qt::RoundCap));
    painter.drawPath(curve);
}

QFont letterFont()
{
    QFont font(QStringList{u"DejaVu Serif"_s, u"Noto Serif"_s, u"Times New Roman"_s});
    font.setStyleHint(QFont::Serif);
    font.setPixelSize(letterPixels);
    return font;
}

//! The outline of \a letter around the origin, turned, sheared and scaled a little.
QPainterPath distorted(QChar letter)
{
    QPainterPath outline;
    outline.addText(QPointF(), letterFont(), QString(letter));
    const QPointF centre = outline.boundingRect().center();
    QTransform transform;
    transform.rotate(around(18));
    transform.shear(around(0.18), around(0.08));
    transform.scale(1 + around(0.1), 1 + around(0.1));
    transform.translate(-centre.x(), -centre.y());
    return transform.map(outline);
}

//! Bends \a path along a wave that runs through the whole picture.
QPainterPath bent(QPainterPath path, double phase)
{
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        path.setElementPositionAt(i, element.x + 1.5 * std::sin(element.y / 9 + phase),
                                  element.y + 2.5 * std::sin(element.x / 16 + phase));
    }
    return path;
}

void drawLetters(QPainter &painter, const QString &text)
{
    const double step = (pictureWidth - 2 * margin) / static_cast<double>(text.size());
    const double phase = around(3);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x2f, 0x41, 0x56));
    for (int i = 0; i < text.size(); ++i) {
        const QPointF centre(margin + step * (i + 0.5) + around(4), pictureHeight / 2.0 + around(5));
        painter.drawPath(bent(distorted(text.at(i)).translated(centre), phase));
    }
}

} // namespace

QString Captcha::randomText()
{
    const QString alphabet = u"ABDEFGHMNRTabdehnrty34678"_s;
    QString text;
    for (int i = 0; i < textLength; ++i) {
        text += alphabet.at(QRandomGenerator::global()->bounded(alphabet.size()));
    }
    return text;
}

QByteArray Captcha::render(const QString &text)
{
    QImage image(pictureWidth, pictureHeight, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    drawNoise(painter);
    if (qobject_cast<QGuiApplication *>(QCoreApplication::instance())) {
        drawLetters(painter, text);
    }
    drawCurve(painter, false);
    drawCurve(painter, true);
    painter.end();

    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

} // namespace tokenrack::sandbox
