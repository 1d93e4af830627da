// SPDX-License-Identifier: MIT
#include "app/ctl/terminal.h"

#include "core/base/plaintext.h"

#include <QJsonDocument>

#include <algorithm>
#include <cstdio>
#include <utility>

#include <unistd.h>

namespace tokenrack::ctl {

namespace {

//! The columns of a terminal that a text takes: Chinese, Japanese and Korean characters take two (Unicode Standard
//! Annex 11, its wide and fullwidth ranges).
int columnsOf(const QString &text)
{
    int columns = 0;
    for (const char32_t c : text.toUcs4()) {
        const bool isWide = (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3)
            || (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60)
            || (c >= 0xffe0 && c <= 0xffe6) || (c >= 0x1f300 && c <= 0x1faff) || (c >= 0x20000 && c <= 0x3fffd);
        columns += isWide ? 2 : 1;
    }
    return columns;
}

//! Of each column what its widest cell takes.
QList<int> widthsOf(const QList<QStringList> &rows)
{
    QList<int> widths;
    for (const QStringList &row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], columnsOf(row[i]));
        }
    }
    return widths;
}

QString aligned(const QStringList &cells, const QList<int> &widths)
{
    QString line;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        line += cells[i];
        if (i + 1 < cells.size()) {
            line += QString(widths[i] - columnsOf(cells[i]) + 2, QLatin1Char(' '));
        }
    }
    return line;
}

bool isObeyed(QChar character)
{
    const QChar::Category category = character.category();
    return (category == QChar::Other_Control && character != QLatin1Char('\n')) || category == QChar::Other_Format
        || category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
}

//! The same for a program, while a terminal shows what it would obey: Qt leaves DEL, C1 and marks of direction as they
//! are.
QByteArray harmless(const QByteArray &json)
{
    QString shown;
    const QString text = QString::fromUtf8(json);
    for (const QChar character : text) {
        shown += isObeyed(character) ? QStringLiteral("\\u%1").arg(character.unicode(), 4, 16, QLatin1Char('0'))
                                     : QString(character);
    }
    return shown.toUtf8();
}

void putError(const QString &text)
{
    std::fputs(text.toUtf8().constData(), stderr);
    std::fflush(stderr);
}

} // namespace

QString tableRow(const QStringList &cells)
{
    return cells.join(QLatin1Char('\t'));
}

void Terminal::print(const QString &line)
{
    write(line.toUtf8().append('\n'));
}

void Terminal::write(const QByteArray &bytes)
{
    clearProgress();
    const auto written = std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stdout);
    m_failed = m_failed || written != std::size_t(bytes.size());
}

void Terminal::printJson(const QJsonObject &object)
{
    const QJsonDocument json(object);
    write(outputIsTerminal() ? harmless(json.toJson()) : json.toJson(QJsonDocument::Compact) + '\n');
    m_hasPrintedJson = true;
}

void Terminal::printTable(const QStringList &header, const QStringList &rows)
{
    if (!outputIsTerminal()) {
        for (const QString &row : rows) {
            print(row);
        }
        return;
    }
    QList<QStringList> all{header};
    for (const QString &row : rows) {
        all.append(row.split(QLatin1Char('\t')));
    }
    const QList<int> widths = widthsOf(all);
    for (const QStringList &row : std::as_const(all)) {
        print(aligned(row, widths));
    }
}

void Terminal::complain(const QString &sentence)
{
    say(QLatin1String("tokenrackctl: ") + sentence);
}

void Terminal::say(const QString &sentence)
{
    clearProgress();
    std::fflush(stdout); // what was printed before shall also be seen before
    putError(withoutControls(sentence) + QLatin1Char('\n'));
}

void Terminal::ask(const QString &question)
{
    clearProgress();
    putError(withoutControls(question) + QLatin1Char(inputIsTerminal() ? ' ' : '\n'));
}

void Terminal::showProgress(const QString &line)
{
    if (errorIsTerminal()) {
        putError(QLatin1String("\r\x1b[K") + withoutControls(line));
        m_showsProgress = true;
    }
}

void Terminal::clearProgress()
{
    if (m_showsProgress) {
        putError(QStringLiteral("\r\x1b[K"));
        m_showsProgress = false;
    }
}

bool Terminal::finish()
{
    clearProgress();
    m_failed = std::fflush(stdout) != 0 || m_failed;
    return !m_failed;
}

bool Terminal::outputIsTerminal()
{
    return isatty(STDOUT_FILENO) == 1;
}

bool Terminal::errorIsTerminal()
{
    return isatty(STDERR_FILENO) == 1;
}

bool Terminal::inputIsTerminal()
{
    return isatty(STDIN_FILENO) == 1;
}

} // namespace tokenrack::ctl
