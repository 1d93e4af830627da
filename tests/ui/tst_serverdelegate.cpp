// SPDX-License-Identifier: MIT
#include "tests/ui/world.h"
#include "ui/serverdelegate.h"
#include "ui/servermodel.h"
#include "ui/theme.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace tokenrack;
using namespace std::chrono_literals;

class TestServerDelegate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<World>();
        m_good = m_world->makeServer(QStringLiteral("A good one"), QStringLiteral("hummingbird"),
                                     QStringLiteral("http://10.0.0.1"), QStringLiteral("ops"));
        m_markup = m_world->makeServer(QStringLiteral("<b>Bold</b> & <img src=x>"), QStringLiteral("biotime"),
                                       QStringLiteral("http://10.0.0.2"), QStringLiteral("admin"));
        const Instant now = m_world->clock.now();
        m_world->remember(m_good, World::session("token", now - 1h, now + 1h, ExpirySource::Stated));
        m_world->load();
        m_model = std::make_unique<ServerModel>(
            ServerModel::Parts{*m_world->catalog, *m_world->sessions, m_world->providers, m_world->clock});
    }

    void cleanup()
    {
        m_model.reset();
        m_world.reset();
    }

    void aRowHasRoomForTwoLines()
    {
        const QFont font = QApplication::font();
        QVERIFY(ServerDelegate::rowHeight(font) > 2 * QFontMetrics(font).height() * 9 / 10);
        QFont large = font;
        large.setPointSizeF(font.pointSizeF() * 2);
        QVERIFY(ServerDelegate::rowHeight(large) > ServerDelegate::rowHeight(font) * 3 / 2);
    }

    void aCellHasRoomForItsTextAndSymbol()
    {
        const QFont font = QApplication::font();
        const QString text = QStringLiteral("Logged out");
        const int width = QFontMetrics(font).horizontalAdvance(text);
        QVERIFY(ServerDelegate::cellWidth(font, ServerModel::SystemColumn, text) > width);
        QVERIFY(ServerDelegate::cellWidth(font, ServerModel::StatusColumn, text)
                > ServerDelegate::cellWidth(font, ServerModel::SystemColumn, text));
    }

    void paintsWithinItsCell_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<bool>("selected");
        for (int column = 0; column < ServerModel::ColumnCount; ++column) {
            QTest::addRow("column %d", column) << column << false;
            QTest::addRow("column %d, selected", column) << column << true;
        }
    }
    void paintsWithinItsCell()
    {
        QFETCH(const int, column);
        QFETCH(const bool, selected);
        const QImage picture = paint(row(m_good), column, selected);
        bool isPainted = false;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                const bool isBlank = picture.pixel(x, y) == blank;
                const bool isInside = cell.contains(x, y);
                QVERIFY2(isBlank || isInside, qPrintable(QStringLiteral("%1, %2").arg(x).arg(y)));
                isPainted = isPainted || !isBlank;
            }
        }
        QVERIFY(isPainted);
    }

    void marksWhatIsNotEncryptedHoweverLittleRoomThereIs()
    {
        // Nothing else in this cell is brown; of the thin lines themselves hardly a pixel is wholly covered.
        const auto isBrown = [](const QColor &color) { return color.red() > color.blue() + 40; };
        for (const int width : {int(cell.width()), 80}) {
            QVERIFY(pixels(paint(row(m_good), ServerModel::ServerColumn, false, width), isBrown) > 20);
        }
        m_good.url = QUrl(QStringLiteral("https://10.0.0.1"));
        QVERIFY(m_world->catalog->save({m_good}));
        QCOMPARE(pixels(paint(row(m_good), ServerModel::ServerColumn, false), isBrown), 0);
    }

    void paintsTheBarOfTheTimeLeft()
    {
        const QPalette palette = QApplication::palette();
        const QImage half = paint(row(m_good), ServerModel::ExpiresColumn, false);
        m_world->clock.advance(31min);
        m_world->sessions->lookAtClock();
        const QImage quarter = paint(row(m_good), ServerModel::ExpiresColumn, false);
        const auto pixelsIn = [&palette](Tone tone, const QImage &picture) {
            return pixels(picture, [&](const QColor &color) { return color == theme::tone(palette, tone); });
        };
        QVERIFY(pixelsIn(Tone::Good, half) > 0);
        QCOMPARE(pixelsIn(Tone::Good, quarter), 0);
        QVERIFY(pixelsIn(Tone::Warning, quarter) > 0);
    }

    void paintsMarkupLetterByLetter()
    {
        // As wide as all the letters are, which it would not be as bold text and a picture.
        const QString name = m_model->index(row(m_markup), ServerModel::ServerColumn).data().toString();
        QCOMPARE(name, m_markup.name);
        ServerDelegate delegate;
        QStyleOptionViewItem option;
        option.font = QApplication::font();
        const QSize hint = delegate.sizeHint(option, m_model->index(row(m_markup), ServerModel::ServerColumn));
        QVERIFY(hint.width() > QFontMetrics(option.font).horizontalAdvance(name));
    }

private:
    static constexpr QRgb blank = 0xff123456;
    static constexpr QRect cell{20, 20, 260, 60};

    int row(const Server &server) const
    {
        for (int row = 0; row < m_model->rowCount(); ++row) {
            if (m_model->index(row, 0).data(ServerModel::IdRole).toUuid() == server.id) {
                return row;
            }
        }
        return -1;
    }
    template <class Predicate>
    static int pixels(const QImage &picture, const Predicate &isMeant)
    {
        int count = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                count += isMeant(picture.pixelColor(x, y)) ? 1 : 0;
            }
        }
        return count;
    }
    QImage paint(int row, int column, bool selected, int width = cell.width()) const
    {
        QImage picture(300, 100, QImage::Format_ARGB32_Premultiplied);
        picture.fill(QColor::fromRgb(blank));
        QPainter painter(&picture);
        QStyleOptionViewItem option;
        option.rect = QRect(cell.topLeft(), QSize(width, cell.height()));
        option.font = QApplication::font();
        option.fontMetrics = QFontMetrics(option.font);
        option.palette = QApplication::palette();
        option.state = QStyle::State_Enabled | QStyle::State_HasFocus;
        option.state.setFlag(QStyle::State_Selected, selected);
        ServerDelegate().paint(&painter, option, m_model->index(row, column));
        return picture;
    }

    std::unique_ptr<World> m_world;
    std::unique_ptr<ServerModel> m_model;
    Server m_good, m_markup;
};

QTEST_MAIN(TestServerDelegate)
#include "tst_serverdelegate.moc"
