// SPDX-License-Identifier: MIT
#include <QDir>
#include <QFile>
#include <QMap>
#include <QObject>
#include <QProcess>
#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

//! One `<message>` of a .ts file.
struct Message
{
    QString context;
    QString source;
    QString comment;
    QStringList translations; //!< one, or one for each plural form
    bool plural = false;
    bool unfinished = false; //!< or vanished, or obsolete

    QString key() const { return context + u": "_s + source + (comment.isEmpty() ? QString() : u" / "_s + comment); }
};

const QDir root(QString::fromUtf8(SOURCE_DIR));
const QStringList languages = {u"en"_s, u"zh_CN"_s};

QString fileOf(const QString &language)
{
    return root.filePath(u"translations/tokenrack_%1.ts"_s.arg(language));
}

void readTranslation(QXmlStreamReader &xml, Message &message)
{
    message.unfinished = xml.attributes().hasAttribute("type"_L1);
    if (!message.plural) {
        message.translations = {xml.readElementText(QXmlStreamReader::IncludeChildElements)};
        return;
    }
    while (xml.readNextStartElement()) {
        message.translations.append(xml.readElementText(QXmlStreamReader::IncludeChildElements));
    }
}

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message;
    message.context = context;
    message.plural = xml.attributes().value("numerus"_L1) == "yes"_L1;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            message.source = xml.readElementText();
        } else if (xml.name() == "comment"_L1) {
            message.comment = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            readTranslation(xml, message);
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

//! The messages of a .ts file by their keys; none when it cannot be read.
QMap<QString, Message> readMessages(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    QMap<QString, Message> messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement()) {
            continue;
        }
        if (xml.name() == "name"_L1) {
            context = xml.readElementText();
        } else if (xml.name() == "message"_L1) {
            const Message message = readMessage(xml, context);
            messages.insert(message.key(), message);
        }
    }
    return xml.hasError() ? QMap<QString, Message>() : messages;
}

//! What the sources say now: the messages of \a language's file after lupdate went over a copy of it.
QMap<QString, Message> messagesInSources(const QString &language)
{
    const QTemporaryDir scratch;
    const QString copy = scratch.filePath(u"copy.ts"_s);
    if (!QFile::copy(fileOf(language), copy)) {
        return {};
    }

    QStringList arguments = {u"-silent"_s,     u"-no-obsolete"_s, u"-locations"_s, u"none"_s,
                             u"-extensions"_s, u"cpp,h"_s,        u"-I"_s,         root.path()};
    if (language == "en"_L1) {
        arguments.append(u"-pluralonly"_s);
    }
    arguments += {u"app"_s, u"core"_s, u"ui"_s, u"-ts"_s, copy};

    QProcess lupdate;
    lupdate.setWorkingDirectory(root.path());
    lupdate.start(QString::fromUtf8(LUPDATE), arguments);
    if (!lupdate.waitForFinished(60'000) || lupdate.exitCode() != 0) {
        return {};
    }
    return readMessages(copy);
}

//! "%1", "%L2" and their like, each as often as it stands there. "%n" is left out: one form may spell the number.
QStringList placeMarkers(const QString &text)
{
    static const QRegularExpression marker(u"%L?[0-9]{1,2}"_s);
    QStringList markers;
    for (const QRegularExpressionMatch &match : marker.globalMatch(text)) {
        markers.append(match.captured());
    }
    markers.sort();
    return markers;
}

bool hasMnemonic(const QString &text)
{
    static const QRegularExpression mnemonic(u"&[^\\s&]"_s);
    return mnemonic.match(text).hasMatch();
}

// What is wrong with one translated text, empty when nothing is.
QString faultOf(const QString &source, const QString &translation)
{
    if (translation.trimmed().isEmpty()) {
        return u"is empty"_s;
    }
    if (placeMarkers(source) != placeMarkers(translation)) {
        return u"has other place markers"_s;
    }
    if (hasMnemonic(source) != hasMnemonic(translation)) {
        return u"has no mnemonic, or one too many"_s;
    }
    if (source.endsWith(u'…') != translation.endsWith(u'…')) {
        return u"ends with … in one language only"_s;
    }
    return {};
}

QString faultOf(const Message &message, qsizetype forms)
{
    if (message.unfinished) {
        return u"is unfinished"_s;
    }
    if (message.translations.size() != (message.plural ? forms : 1)) {
        return u"has the wrong number of plural forms"_s;
    }
    for (const QString &translation : message.translations) {
        const QString fault = faultOf(message.source, translation);
        if (!fault.isEmpty()) {
            return fault;
        }
    }
    return {};
}

} // namespace

//! Every word of the window is in translations/, in every language. `./dev lint` runs it, ctest does not: while a
//! feature is being written its Chinese words may still be missing.
class TranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void faultsAreFound_data();
    void faultsAreFound();
    void filesMatchTheSources_data();
    void filesMatchTheSources();
    void everyMessageIsTranslated_data();
    void everyMessageIsTranslated();
    void programKnowsEveryMessage();
};

void TranslationsTest::faultsAreFound_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("translation");
    QTest::addColumn<bool>("good");
    QTest::newRow("plain") << u"Log in"_s << u"登录"_s << true;
    QTest::newRow("markers in another order") << u"%1 of %2"_s << u"%2 之 %1"_s << true;
    QTest::newRow("mnemonic") << u"&File"_s << u"文件(&F)"_s << true;
    QTest::newRow("ampersand as text") << u"Q && A"_s << u"问答"_s << true;
    QTest::newRow("number spelt out") << u"%n servers"_s << u"one server"_s << true;
    QTest::newRow("empty") << u"Log in"_s << u" "_s << false;
    QTest::newRow("marker lost") << u"%1 of %2"_s << u"%2"_s << false;
    QTest::newRow("marker doubled") << u"%1"_s << u"%1 %1"_s << false;
    QTest::newRow("mnemonic lost") << u"&File"_s << u"文件"_s << false;
    QTest::newRow("dots lost") << u"Import…"_s << u"导入"_s << false;
}

void TranslationsTest::faultsAreFound()
{
    QFETCH(QString, source);
    QFETCH(QString, translation);
    QFETCH(bool, good);
    QCOMPARE(faultOf(source, translation).isEmpty(), good);
}

void TranslationsTest::filesMatchTheSources_data()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : languages) {
        QTest::newRow(qPrintable(language)) << language;
    }
}

void TranslationsTest::filesMatchTheSources()
{
    QFETCH(QString, language);

    const QMap<QString, Message> written = readMessages(fileOf(language));
    const QMap<QString, Message> wanted = messagesInSources(language);
    QVERIFY2(!wanted.isEmpty(), "lupdate found no message");

    QStringList faults;
    for (auto message = wanted.begin(); message != wanted.end(); ++message) {
        if (!written.contains(message.key())) {
            faults.append(u"missing: %1"_s.arg(message.key()));
        }
    }
    for (auto message = written.begin(); message != written.end(); ++message) {
        if (!wanted.contains(message.key())) {
            faults.append(u"no longer in the sources: %1"_s.arg(message.key()));
        }
    }
    QVERIFY2(faults.isEmpty(), qPrintable(u"./dev translate brings the file up to date\n"_s + faults.join(u'\n')));
}

void TranslationsTest::everyMessageIsTranslated_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("pluralForms");
    QTest::newRow("en") << u"en"_s << 2;
    QTest::newRow("zh_CN") << u"zh_CN"_s << 1;
}

void TranslationsTest::everyMessageIsTranslated()
{
    QFETCH(QString, language);
    QFETCH(int, pluralForms);

    QStringList faults;
    const QMap<QString, Message> messages = readMessages(fileOf(language));
    for (const Message &message : messages) {
        const QString fault = faultOf(message, pluralForms);
        if (!fault.isEmpty()) {
            faults.append(u"%1 %2"_s.arg(message.key(), fault));
        }
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    QVERIFY(!messages.isEmpty());
}

void TranslationsTest::programKnowsEveryMessage()
{
    QTranslator translator;
    QVERIFY(translator.load(u":/i18n/tokenrack_zh_CN.qm"_s));
    for (const Message &message : readMessages(fileOf(u"zh_CN"_s))) {
        const QByteArray comment = message.comment.toUtf8();
        const QString translated =
            translator.translate(message.context.toUtf8().constData(), message.source.toUtf8().constData(),
                                 comment.isEmpty() ? nullptr : comment.constData(), message.plural ? 1 : -1);
        QCOMPARE(translated, message.translations.constFirst());
    }
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
