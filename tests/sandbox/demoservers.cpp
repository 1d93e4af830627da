// SPDX-License-Identifier: MIT
#include "tests/sandbox/demoservers.h"

#include "tests/sandbox/demoaccounts.h"

#include <QCryptographicHash>

using namespace Qt::Literals::StringLiterals;

namespace tokenrack::sandbox {

namespace {

//! A demo server that is being described, one property after the other.
struct Draft : DemoServer
{
    Draft(const QString &ofProvider, QLatin1StringView onInstance, const QString &withName, const QString &forAccount)
    {
        name = withName;
        provider = ofProvider;
        instance = onInstance;
        account = forAccount;
    }

    Draft &on(QLatin1StringView key)
    {
        instance = key;
        return *this;
    }

    Draft &option(const QString &key, const QString &value)
    {
        options.insert(key, value);
        return *this;
    }

    Draft &tagged(const QStringList &with)
    {
        tags = with;
        return *this;
    }

    Draft &noted(const QString &text)
    {
        notes = text;
        return *this;
    }

    Draft &storing(Secret what)
    {
        secret = what;
        return *this;
    }

    Draft &ofPerson(const QString &login)
    {
        person = login;
        return *this;
    }
};

Draft bioTime(const QString &name, const QString &account)
{
    return {u"biotime"_s, instance::bioTime, name, account};
}

Draft assetsControls(const QString &name, const QString &account)
{
    return {u"assetscontrols"_s, instance::assetsControls, name, account};
}

Draft maximTop(const QString &name, const QString &account)
{
    return Draft(u"maximtop"_s, instance::maximTop, name, account).option(u"app_id"_s, demoAppId());
}

Draft xSwitch(const QString &name, const QString &account)
{
    return {u"xswitch"_s, instance::xswitch, name, account};
}

Draft hummingbird(const QString &name, const QString &account)
{
    return {u"hummingbird"_s, instance::hummingbird, name, account};
}

QList<DemoServer> bioTimeServers()
{
    return {
        bioTime(u"Airport attendance"_s, u"admin"_s)
            .noted(u"Terminals 1 and 2. The token stays the same until somebody deletes it."_s)
            .tagged({u"production"_s, u"shanghai"_s}),
        bioTime(u"Plant 2 attendance"_s, u"roster.sync"_s)
            .option(u"token_kind"_s, u"jwt"_s)
            .tagged({u"production"_s, u"plant"_s}),
        bioTime(u"上海园区门禁"_s, u"hr.shanghai"_s).tagged({u"production"_s, u"shanghai"_s}),
        bioTime(u"Canteen terminals"_s, u"canteen"_s)
            .noted(u"The licence has no API module; the check says so."_s)
            .tagged({u"plant"_s}),
        bioTime(u"Night-shift attendance"_s, u"nightshift"_s).storing(DemoServer::Secret::Wrong).tagged({u"plant"_s}),
        bioTime(u"Head office attendance"_s, u"admin"_s)
            .on(instance::slowBioTime)
            .noted(u"An old server that takes its time."_s)
            .tagged({u"production"_s, u"office"_s}),
        bioTime(u"Training centre attendance"_s, u"training"_s)
            .storing(DemoServer::Secret::NotStored)
            .tagged({u"test"_s}),
    };
}

QList<DemoServer> assetsControlsServers()
{
    return {
        assetsControls(u"Cold-chain locks"_s, u"coldchain"_s)
            .noted(u"Reefer trailers, Shanghai to Chengdu."_s)
            .tagged({u"production"_s, u"warehouse"_s}),
        assetsControls(u"Ningbo container seals"_s, u"ningbo.seals"_s)
            .option(u"password_form"_s, u"md5"_s)
            .tagged({u"production"_s, u"port"_s}),
        assetsControls(u"Rental trailers"_s, u"trailers"_s)
            .noted(u"The account has run out; ask sales."_s)
            .tagged({u"warehouse"_s}),
        assetsControls(u"洋山港集装箱锁"_s, u"洋山港"_s).tagged({u"production"_s, u"shanghai"_s, u"port"_s}),
        assetsControls(u"Fuel depot padlocks"_s, u"fueldepot"_s)
            .storing(DemoServer::Secret::Wrong)
            .tagged({u"plant"_s}),
        assetsControls(u"Courier lockers"_s, u"lockers"_s).noted(u"The account ends soon."_s).tagged({u"shanghai"_s}),
    };
}

QList<DemoServer> maximTopServers()
{
    return {
        maximTop(u"Support chat"_s, u"support@harbour.example"_s)
            .ofPerson(u"support"_s)
            .option(u"device_guid"_s, u"5f0c7a52-51d3-4b7e-9d0a-2f6f8b1c9e44"_s)
            .tagged({u"production"_s}),
        maximTop(u"Field staff messenger"_s, u"9007199254740993"_s)
            .ofPerson(u"fieldstaff"_s)
            .option(u"login_by"_s, u"user_id"_s)
            .tagged({u"production"_s}),
        maximTop(u"Dispatch chat"_s, u"dispatch"_s)
            .option(u"login_by"_s, u"name"_s)
            .tagged({u"production"_s, u"warehouse"_s}),
        maximTop(u"Branch offices chat"_s, u"branches@harbour.example"_s)
            .ofPerson(u"branches"_s)
            .option(u"acting_group_id"_s, u"6597071099904"_s)
            .noted(u"Logs in as an administrator for the branch group."_s)
            .tagged({u"production"_s, u"office"_s}),
        maximTop(u"客服即时通讯"_s, u"客服"_s).option(u"login_by"_s, u"name"_s).tagged({u"shanghai"_s}),
        maximTop(u"Chat pilot 2023"_s, u"dispatch"_s)
            .option(u"login_by"_s, u"name"_s)
            .option(u"app_id"_s, demoPausedAppId())
            .noted(u"The app was switched off after the pilot."_s)
            .tagged({u"test"_s}),
    };
}

QList<DemoServer> xSwitchServers()
{
    return {
        xSwitch(u"Call centre PBX"_s, u"1007"_s)
            .noted(u"Extension of the wallboard."_s)
            .tagged({u"production"_s, u"telephony"_s}),
        xSwitch(u"Hotel PBX Pudong"_s, u"1008"_s)
            .noted(u"Somebody mistyped the password twice, so it asks for a captcha."_s)
            .tagged({u"production"_s, u"shanghai"_s, u"telephony"_s}),
        xSwitch(u"Warehouse PBX"_s, u"1009"_s)
            .noted(u"Locked after five wrong log-ins."_s)
            .tagged({u"warehouse"_s, u"telephony"_s}),
        xSwitch(u"Call monitoring"_s, u"1010"_s)
            .option(u"authenticate_with"_s, u"dev_key"_s)
            .tagged({u"production"_s, u"telephony"_s}),
        xSwitch(u"Recording archive"_s, {})
            .ofPerson(u"1011"_s)
            .option(u"authenticate_with"_s, u"dev_key_as_token"_s)
            .tagged({u"production"_s, u"telephony"_s}),
        xSwitch(u"总机测试环境"_s, u"1012"_s).storing(DemoServer::Secret::Wrong).tagged({u"test"_s, u"telephony"_s}),
        xSwitch(u"Conference bridge"_s, u"conference"_s)
            .noted(u"Does not say when its sessions end."_s)
            .tagged({u"office"_s, u"telephony"_s}),
        xSwitch(u"Hangzhou branch PBX"_s, u"1013"_s)
            .on(instance::openXSwitch)
            .noted(u"Captchas are off here, and sessions are short."_s)
            .tagged({u"office"_s, u"telephony"_s}),
        xSwitch(u"Reception PBX"_s, u"1014"_s)
            .on(instance::downXSwitch)
            .noted(u"The switch behind nginx is being replaced."_s)
            .tagged({u"office"_s, u"telephony"_s}),
    };
}

QList<DemoServer> hummingbirdServers()
{
    return {
        hummingbird(u"Greenhouse gateway"_s, u"admin"_s).tagged({u"production"_s, u"plant"_s}),
        hummingbird(u"Boiler house sensors"_s, u"admin"_s)
            .on(instance::quickHummingbird)
            .noted(u"Tokens live for five minutes."_s)
            .tagged({u"plant"_s}),
        hummingbird(u"Cold store sensors"_s, u"admin"_s)
            .on(instance::fastClockHummingbird)
            .noted(u"The gateway's clock is five minutes ahead."_s)
            .tagged({u"warehouse"_s}),
        hummingbird(u"水厂传感网关"_s, u"operator"_s).tagged({u"production"_s, u"shanghai"_s}),
        hummingbird(u"Parking sensors"_s, u"parking"_s).storing(DemoServer::Secret::NotStored).tagged({u"office"_s}),
        hummingbird(u"Weather mast"_s, u"weather"_s).storing(DemoServer::Secret::Wrong).tagged({u"test"_s}),
        hummingbird(u"Pump station gateway"_s, u"admin"_s)
            .on(instance::unreachable)
            .noted(u"The line to the pump station is cut."_s)
            .tagged({u"plant"_s}),
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
