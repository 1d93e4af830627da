// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>
#include <QWidget>

namespace tokenrack {

//! A picture from a server on a white plate, enlarged by a whole factor so that it stays crisp.
class CaptchaPicture : public QWidget
{
    Q_OBJECT

public:
    //! Larger pictures, in pixels on either side, are not decoded.
    static constexpr int largestSide = 4096;

    enum class State {
        Empty, //!< on its way
        Shown,
        NotAPicture,
        TooLarge,
    };

    explicit CaptchaPicture(QWidget *parent = nullptr);

    //! Takes PNG, JPEG, GIF, BMP and WebP, told by their first bytes and by nothing that the server says.
    State setFile(const QByteArray &file);
    void clear();
    State state() const { return m_state; }
    QSize pictureSize() const { return m_image.size(); }

    //! The text on the plate while there is no picture.
    void setMessage(const QString &message);
    //! By how much a picture of \a picture pixels is enlarged (or, below 1, made smaller) to fit \a room.
    static double scaleFor(const QSize &picture, const QSize &room);

    //! Room to show a picture of the usual size twice as large; never less than for the picture before.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    State m_state = State::Empty;
    QImage m_image;
    QSize m_plate{368, 120}; //!< without its margins
    QString m_message;
};

} // namespace tokenrack
