// SPDX-License-Identifier: MIT
#include "tests/bench/report.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSysInfo>
#include <QTextStream>
#include <QThread>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tokenrack::bench {

namespace {

//! Three digits that count, and no power of ten.
QString shortNumber(double number)
{
    const int before = number < 1 ? 0 : int(std::log10(number)) + 1;
    const int small = number >= 0.1 || number == 0 ? 2 : 3;
    return QString::number(number, 'f', before == 0 ? small : std::max(0, 3 - before));
}

QString withUnit(double number, const QString &unit)
{
    return unit.isEmpty() ? shortNumber(number) : shortNumber(number) + u' ' + unit;
}

QString goalText(const Figure &figure)
{
    if (figure.limit == Limit::Difference) {
        return (figure.goal > 0 ? u"+ "_s : QString()) + withUnit(figure.goal, figure.unit).replace(u".0 "_s, u" "_s);
    }
    return figure.goal < 0.2 ? u"1/%1"_s.arg(std::lround(1 / figure.goal)) : QString::number(figure.goal);
}

QString rowOf(const Line &line)
{
    const Figure &figure = line.figure;
    const QString begin = u"| %1 | %2 | "_s.arg(figure.name, figure.what);
    if (!line.outcome) {
        return begin + u"– | %1: %2 | – | %3 | – |"_s.arg(figure.reference, line.outcome.error().why, goalText(figure));
    }
    const auto ratio = ratioOf(*line.outcome);
    const QString reference = figure.reference == u"0"_s
        ? figure.reference
        : u"%1, %2"_s.arg(withUnit(line.outcome->reference, figure.unit), figure.reference);
    return begin
        + u"%1 | %2 | %3 | %4 | %5 |"_s.arg(withUnit(line.outcome->value, figure.unit), reference,
                                            ratio ? shortNumber(*ratio) : u"–"_s, goalText(figure),
                                            isMet(figure, *line.outcome) ? u"yes"_s : u"no"_s);
}

QJsonObject jsonOf(const Line &line)
{
    const Figure &figure = line.figure;
    QJsonObject json{{u"number"_s, figure.name},
                     {u"name"_s, figure.what},
                     {u"unit"_s, figure.unit},
                     {u"reference_name"_s, figure.reference},
                     {u"value"_s, QJsonValue()},
                     {u"reference"_s, QJsonValue()},
                     {u"ratio"_s, QJsonValue()},
                     {u"goal"_s, figure.goal},
                     {u"goal_of"_s, figure.limit == Limit::Ratio ? u"ratio"_s : u"difference"_s},
                     {u"met"_s, QJsonValue()}};
    if (!line.outcome) {
        json.insert(u"problem"_s, line.outcome.error().why);
        return json;
    }
    json.insert(u"value"_s, line.outcome->value);
    json.insert(u"reference"_s, line.outcome->reference);
    if (const auto ratio = ratioOf(*line.outcome)) {
        json.insert(u"ratio"_s, *ratio);
    }
    json.insert(u"met"_s, isMet(figure, *line.outcome));
    return json;
}

QString processor()
{
    QFile file(u"/proc/cpuinfo"_s);
    if (file.open(QIODevice::ReadOnly)) {
        const QList<QByteArray> lines = file.readAll().split('\n');
        for (const QByteArray &line : lines) {
            if (line.startsWith("model name")) {
                return QString::fromUtf8(line.mid(line.indexOf(':') + 1).trimmed());
            }
        }
    }
    return QSysInfo::currentCpuArchitecture();
}

} // namespace

std::optional<double> ratioOf(const Measured &measured)
{
    return measured.reference > 0 ? std::optional(measured.value / measured.reference) : std::nullopt;
}

bool isMet(const Figure &figure, const Measured &measured)
{
    if (figure.limit == Limit::Difference) {
        return measured.value - measured.reference <= figure.goal;
    }
    const auto ratio = ratioOf(measured);
    return ratio && *ratio <= figure.goal;
}

QString machine()
{
    return u"%1, %2 cores, %3, Qt %4"_s.arg(processor())
        .arg(QThread::idealThreadCount())
        .arg(QSysInfo::prettyProductName(), QLatin1String(qVersion()));
}

void printTable(const QList<Line> &lines)
{
    QTextStream out(stdout);
    out << machine() << "\n\n"
        << "| | figure | value | reference | ratio | goal | met |\n"
        << "|---|---|---|---|---|---|---|\n";
    for (const Line &line : lines) {
        out << rowOf(line) << '\n';
    }
}

bool writeJson(const QList<Line> &lines, const QString &path)
{
    QJsonArray figures;
    for (const Line &line : lines) {
        figures.append(jsonOf(line));
    }
    const QByteArray json = QJsonDocument(QJsonObject{{u"machine"_s, machine()}, {u"figures"_s, figures}}).toJson();
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(json) == json.size();
}

} // namespace tokenrack::bench
