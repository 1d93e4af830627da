// SPDX-License-Identifier: MIT
#include "ui/dialogs/captchapicture.h"

#include "ui/theme.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace tokenrack {

namespace {

constexpr int plateMargin = 6;
constexpr QSize largestPlate(460, 200);

struct Signature
{
    QByteArrayView start;
    qsizetype position;
    const char *format;
};

//! The formats that may be decoded. Anything else, SVG above all, never meets a decoder.
const std::array<Signature, 6> signatures{{
    {QByteArrayView("\x89PNG\r\n\x1a\n", 8), 0, "png"},
    {QByteArrayView("\xff\xd8\xff", 3), 0, "jpeg"},
    {QByteArrayView("GIF87a", 6), 0, "gif"},
    {QByteArrayView("GIF89a", 6), 0, "gif"},
    {QByteArrayView("BM", 2), 0, "bmp"},
    {QByteArrayView("WEBP", 4), 8, "webp"},
}};

QByteArray formatOf(const QByteArray &file)
{
    for (const Signature &signature : signatures) {
        if (QByteArrayView(file).sliced(std::min(signature.position, file.size())).startsWith(signature.start)) {
            return signature.format;
        }
    }
    return {};
}

} // namespace

CaptchaPicture::CaptchaPicture(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

CaptchaPicture::State CaptchaPicture::setFile(const QByteArray &file)
{
    clear();
    m_state = State::NotAPicture;
    const QByteArray format = formatOf(file);
    if (format.isEmpty()) {
        return m_state;
    }
    QBuffer buffer;
    buffer.setData(file);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    // The size stands in the file's first bytes; a few bytes can claim gigabytes.
    const QSize size = reader.size();
    if (size.width() > largestSide || size.height() > largestSide) {
        m_state = State::TooLarge;
        return m_state;
    }
    if (size.isEmpty() || !reader.read(&m_image)) {
        m_image = {};
        return m_state;
    }
    m_state = State::Shown;
    m_plate = m_plate.expandedTo((m_image.size() * 2).boundedTo(largestPlate));
    updateGeometry();
    return m_state;
}

void CaptchaPicture::clear()
{
    m_state = State::Empty;
    m_image = {};
    update();
}

void CaptchaPicture::setMessage(const QString &message)
{
    m_message = message;
    update();
}

double CaptchaPicture::scaleFor(const QSize &picture, const QSize &room)
{
    if (picture.isEmpty()) {
        return 1;
    }
    const double fits = std::min(double(room.width()) / picture.width(), double(room.height()) / picture.height());
    return fits >= 1 ? std::floor(fits) : fits;
}

QSize CaptchaPicture::sizeHint() const
{
    return m_plate + QSize(2 * plateMargin, 2 * plateMargin);
}

QSize CaptchaPicture::minimumSizeHint() const
{
    return sizeHint();
}

void CaptchaPicture::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    constexpr qreal radius = 6;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::line(palette()));
    // White in the dark as well: captchas are drawn for white paper.
    painter.setBrush(m_state == State::Shown ? QBrush(Qt::white) : palette().base());
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);

    if (m_state != State::Shown) {
        painter.setPen(theme::muted(palette()));
        painter.drawText(rect().adjusted(plateMargin * 2, 0, -plateMargin * 2, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         m_message);
        return;
    }
    const qreal pixelRatio = devicePixelRatioF();
    const QSize room = (QSizeF(size() - QSize(2 * plateMargin, 2 * plateMargin)) * pixelRatio).toSize();
    const double scale = scaleFor(m_image.size(), room);
    QRectF target({0, 0}, QSizeF(m_image.size()) * scale / pixelRatio);
    target.moveCenter(QRectF(rect()).center());
    target.moveTopLeft(target.topLeft().toPoint());
    painter.setRenderHint(QPainter::SmoothPixmapTransform, scale < 1);
    painter.drawImage(target, m_image);
}

} // namespace tokenrack
