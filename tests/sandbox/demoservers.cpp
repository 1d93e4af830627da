// SPDX-License-Identifier: MIT
#include "tests/sandbox/demoservers.h"

#include "tests/sandbox/demoaccounts.h"

#include <QCryptographicHash>

using namespace Qt::Literals::StringLiterals;

namespace tokenrack::sandbox {

namespace {

using Secret = DemoServer::Secret;

DemoServer bioTime(const QString &name, const QString &account, const QStringList &tags)
{
    return {name, u"biotime"_s, instance::BioTime, account, {{u"token_kind"_s, u"general"_s}}, tags, {}};
}

DemoServer assetsControls(const QString &name, const QString &account, const QStringList &tags)
{
    return {name, u"assetscontrols"_s, instance::AssetsControls, account, {{u"password_form"_s, u"plain"_s}}, tags, {}};
}

DemoServer maximTop(const QString &name, const QString &loginBy, const QString &account, const QStringList &tags)
{
    const QJsonObject options{{u"app_id"_s, demoAppId()}, {u"login_by"_s, loginBy}};
    return {name, u"maximtop"_s, instance::MaximTop, account, options, tags, {}};
}

DemoServer xSwitch(const QString &name, const QString &account, const QStringList &tags)
{
    return {name, u"xswitch"_s, instance::XSwitch, account, {{u"authenticate_with"_s, u"password"_s}}, tags, {}};
}

DemoServer hummingbird(const QString &name, QLatin1StringView on, const QString &account, const QStringList &tags)
{
    return {name, u"hummingbird"_s, on, account, {}, tags, {}};
}

DemoServer with(DemoServer server, const QString &option, const QString &value)
{
    server.options.insert(option, value);
    return server;
}

DemoServer storing(DemoServer server, Secret secret)
{
    server.secret = secret;
    return server;
}

DemoServer on(DemoServer server, QLatin1StringView key)
{
    server.instance = key;
    return server;
}

DemoServer of(DemoServer server, const QString &person)
{
    server.person = person;
    return server;
}

DemoServer noting(DemoServer server, const QString &notes)
{
    server.notes = notes;
    return server;
}

QList<DemoServer> bioTimeServers()
{
    return {
        noting(bioTime(u"Airport attendance"_s, u"admin"_s, {u"production"_s, u"shanghai"_s}),
               u"Terminals 1 and 2. The token stays the same until somebody deletes it."_s),
        with(bioTime(u"Plant 2 attendance"_s, u"roster.sync"_s, {u"production"_s, u"plant"_s}),
             u"token_kind"_s, u"jwt"_s),
        bioTime(u"上海园区门禁"_s, u"hr.shanghai"_s, {u"production"_s, u"shanghai"_s}),
        noting(bioTime(u"Canteen terminals"_s, u"canteen"_s, {u"plant"_s}),
               u"The licence has no API module; the check says so."_s),
        storing(bioTime(u"Night-shift attendance"_s, u"nightshift"_s, {u"plant"_s}), Secret::Wrong),
        noting(on(bioTime(u"Head office attendance"_s, u"admin"_s, {u"production"_s, u"office"_s}),
                  instance::SlowBioTime),
               u"An old server that takes its time."_s),
        storing(bioTime(u"Training centre attendance"_s, u"training"_s, {u"test"_s}), Secret::NotStored),
    };
}

QList<DemoServer> assetsControlsServers()
{
    return {
        noting(assetsControls(u"Cold-chain locks"_s, u"coldchain"_s, {u"production"_s, u"warehouse"_s}),
               u"Reefer trailers, Shanghai to Chengdu."_s),
        with(assetsControls(u"Ningbo container seals"_s, u"ningbo.seals"_s, {u"production"_s, u"port"_s}),
             u"password_form"_s, u"md5"_s),
        noting(assetsControls(u"Rental trailers"_s, u"trailers"_s, {u"warehouse"_s}),
               u"The account has run out; ask sales."_s),
        assetsControls(u"洋山港集装箱锁"_s, u"洋山港"_s, {u"production"_s, u"shanghai"_s, u"port"_s}),
        storing(assetsControls(u"Fuel depot padlocks"_s, u"fueldepot"_s, {u"plant"_s}), Secret::Wrong),
        assetsControls(u"Courier lockers"_s, u"lockers"_s, {u"shanghai"_s}),
    };
}

QList<DemoServer> maximTopServers()
{
    const QString loginName = u"login_name"_s;
    const DemoServer branches = maximTop(u"Branch offices chat"_s, loginName, u"branches@harbour.example"_s,
                                         {u"production"_s, u"office"_s});
    return {
        of(with(maximTop(u"Support chat"_s, loginName, u"support@harbour.example"_s, {u"production"_s}),
                u"device_guid"_s, u"5f0c7a52-51d3-4b7e-9d0a-2f6f8b1c9e44"_s),
           u"support"_s),
        of(maximTop(u"Field staff messenger"_s, u"user_id"_s, u"9007199254740993"_s, {u"production"_s}),
           u"fieldstaff"_s),
        maximTop(u"Dispatch chat"_s, u"name"_s, u"dispatch"_s, {u"production"_s, u"warehouse"_s}),
        noting(with(of(branches, u"branches"_s), u"acting_group_id"_s, u"6597071099904"_s),
               u"Logs in as an administrator for the branch group."_s),
        maximTop(u"客服即时通讯"_s, u"name"_s, u"客服"_s, {u"shanghai"_s}),
        noting(with(maximTop(u"Chat pilot 2023"_s, u"name"_s, u"dispatch"_s, {u"test"_s}),
                    u"app_id"_s, demoPausedAppId()),
               u"The app was switched off after the pilot."_s),
    };
}

QList<DemoServer> xSwitchServers()
{
    const QString authenticateWith = u"authenticate_with"_s;
    return {
        noting(xSwitch(u"Call centre PBX"_s, u"1007"_s, {u"production"_s, u"telephony"_s}),
               u"Extension of the wallboard."_s),
        noting(xSwitch(u"Hotel PBX Pudong"_s, u"1008"_s, {u"production"_s, u"shanghai"_s, u"telephony"_s}),
               u"Somebody mistyped the password twice, so it asks for a captcha."_s),
        noting(xSwitch(u"Warehouse PBX"_s, u"1009"_s, {u"warehouse"_s, u"telephony"_s}),
               u"Locked after five wrong log-ins."_s),
        with(xSwitch(u"Call monitoring"_s, u"1010"_s, {u"production"_s, u"telephony"_s}),
             authenticateWith, u"dev_key"_s),
        of(with(xSwitch(u"Recording archive"_s, {}, {u"production"_s, u"telephony"_s}),
                authenticateWith, u"dev_key_as_token"_s),
           u"1011"_s),
        storing(xSwitch(u"总机测试环境"_s, u"1012"_s, {u"test"_s, u"telephony"_s}), Secret::Wrong),
        xSwitch(u"Conference bridge"_s, u"conference"_s, {u"office"_s, u"telephony"_s}),
        noting(on(xSwitch(u"Hangzhou branch PBX"_s, u"1013"_s, {u"office"_s, u"telephony"_s}), instance::OpenXSwitch),
               u"Captchas are off here, and sessions are short."_s),
        noting(on(xSwitch(u"Reception PBX"_s, u"1014"_s, {u"office"_s, u"telephony"_s}), instance::DownXSwitch),
               u"The switch behind nginx is being replaced."_s),
    };
}

QList<DemoServer> hummingbirdServers()
{
    const auto gateway = [](const QString &name, const QString &account, const QStringList &tags) {
        return hummingbird(name, instance::Hummingbird, account, tags);
    };
    return {
        gateway(u"Greenhouse gateway"_s, u"admin"_s, {u"production"_s, u"plant"_s}),
        noting(hummingbird(u"Boiler house sensors"_s, instance::QuickHummingbird, u"admin"_s, {u"plant"_s}),
               u"Tokens live for five minutes."_s),
        noting(hummingbird(u"Cold store sensors"_s, instance::FastClockHummingbird, u"admin"_s, {u"warehouse"_s}),
               u"The gateway's clock is five minutes ahead."_s),
        gateway(u"水厂传感网关"_s, u"operator"_s, {u"production"_s, u"shanghai"_s}),
        storing(gateway(u"Parking sensors"_s, u"parking"_s, {u"office"_s}), Secret::NotStored),
        storing(gateway(u"Weather mast"_s, u"weather"_s, {u"test"_s}), Secret::Wrong),
        noting(hummingbird(u"Pump station gateway"_s, instance::Unreachable, u"admin"_s, {u"plant"_s}),
               u"The line to the pump station is cut."_s),
    };
}

QString md5(const QString &text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Md5).toHex());
}

} // namespace

QUuid DemoServer::id() const
{
    static const QUuid demoNamespace(u"{6a1f0f5e-52c0-5d0b-9a7e-7c1d4d7b2a10}"_s);
    return QUuid::createUuidV5(demoNamespace, name);
}

QMap<QString, QString> DemoServer::secretFields() const
{
    if (secret == Secret::NotStored) {
        return {};
    }
    const QString login = person.isEmpty() ? account : person;
    if (options.value("authenticate_with"_L1).toString().startsWith("dev_key"_L1)) {
        return {{u"dev_key"_s, demoDevKey(login)}};
    }
    QString password = secret == Secret::Right ? demoPassword(login) : u"not-the-password"_s;
    if (options.value("password_form"_L1).toString() == "md5"_L1) {
        password = md5(password);
    }
    QMap<QString, QString> fields{{u"password"_s, password}};
    if (options.contains("acting_group_id"_L1)) {
        fields.insert(u"acting_token"_s, demoActingToken());
    }
    return fields;
}

QList<DemoServer> demoServers()
{
    return bioTimeServers() + assetsControlsServers() + maximTopServers() + xSwitchServers() + hummingbirdServers();
}

} // namespace tokenrack::sandbox
