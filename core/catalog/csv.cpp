// SPDX-License-Identifier: MIT
#include "core/catalog/csv.h"

#include <QStringDecoder>

#include <algorithm>
#include <optional>
#include <utility>

namespace tokenrack {

namespace {

constexpr char16_t guard = u'\'';

//! Apostrophes, any number, and then what begins a formula (OWASP, "CSV Injection").
bool looksLikeFormula(const QString &cell)
{
    const auto first = std::find_if(cell.begin(), cell.end(), [](QChar c) { return c != guard; });
    return first != cell.end() && QStringView(u"=+-@\t\r").contains(*first);
}

QString unguarded(const QString &cell)
{
    return cell.startsWith(guard) && looksLikeFormula(cell) ? cell.mid(1) : cell;
}

QString written(const QString &cell)
{
    QString text = looksLikeFormula(cell) ? guard + cell : cell;
    const bool needsQuotes =
        std::any_of(text.begin(), text.end(), [](QChar c) { return QStringView(u"\",\r\n").contains(c); })
        || text.startsWith(u' ') || text.endsWith(u' ');
    return needsQuotes ? u'"' + text.replace(u'"', QLatin1String("\"\"")) + u'"' : text;
}

//! Goes through the text once.
class CsvReader
{
public:
    CsvReader(QString text, QChar separator)
        : m_text(std::move(text))
        , m_separator(separator)
    { }

    Result<QList<QStringList>, CsvProblem> read()
    {
        while (!m_problem && m_at < m_text.size()) {
            takeCell();
        }
        if (!m_record.isEmpty()) {
            endRecord();
        }
        if (m_problem) {
            return *m_problem;
        }
        return m_records;
    }

private:
    void takeCell()
    {
        const bool isQuoted = m_text[m_at] == u'"';
        m_record.append(unguarded(isQuoted ? takeQuoted() : takePlain()));
        if (m_problem) {
            return;
        }
        if (m_at == m_text.size()) {
            return;
        }
        const QChar c = m_text[m_at++];
        if (c == m_separator) {
            if (m_at == m_text.size()) {
                m_record.append(QString()); // a cell that is empty and the last of the file
            }
            return;
        }
        if (c == u'\r' && m_at < m_text.size() && m_text[m_at] == u'\n') {
            ++m_at;
        }
        ++m_line;
        endRecord();
    }

    QString takePlain()
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && !endsCell(m_text[m_at])) {
            ++m_at;
        }
        return m_text.mid(start, m_at - start);
    }

    QString takeQuoted()
    {
        const int firstLine = m_line;
        QString cell;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (c != u'"') {
                m_line += c == u'\n' ? 1 : 0;
                cell += c;
                continue;
            }
            const bool isDoubled = m_at + 1 < m_text.size() && m_text[m_at + 1] == u'"';
            if (!isDoubled) {
                ++m_at;
                checkBehindQuote();
                return cell;
            }
            cell += c;
            ++m_at;
        }
        m_problem = CsvProblem{CsvProblem::Kind::QuoteNotClosed, firstLine};
        return cell;
    }

    void checkBehindQuote()
    {
        if (m_at < m_text.size() && !endsCell(m_text[m_at])) {
            m_problem = CsvProblem{CsvProblem::Kind::TextBehindQuote, m_line};
        }
    }

    bool endsCell(QChar c) const { return c == m_separator || c == u'\n' || c == u'\r'; }

    void endRecord()
    {
        QStringList record = std::exchange(m_record, {});
        if (record != QStringList{QString()}) {
            m_records.append(record);
        }
    }

    const QString m_text;
    const QChar m_separator;
    qsizetype m_at = 0;
    int m_line = 1;
    QStringList m_record;
    QList<QStringList> m_records;
    std::optional<CsvProblem> m_problem;
};

} // namespace

Result<QList<QStringList>, CsvProblem> readCsv(const QByteArray &csv, QChar separator)
{
    QStringDecoder decoder(QStringConverter::Utf8); // which leaves a byte order mark out
    const QString text = decoder(csv);
    if (decoder.hasError()) {
        return CsvProblem{CsvProblem::Kind::NotUtf8};
    }
    return CsvReader(text, separator).read();
}

QByteArray writeCsv(const QList<QStringList> &records)
{
    QString text;
    for (const QStringList &record : records) {
        QStringList cells;
        for (const QString &cell : record) {
            cells.append(written(cell));
        }
        text += cells.join(u',') + QLatin1String("\r\n");
    }
    return text.toUtf8();
}

} // namespace tokenrack
