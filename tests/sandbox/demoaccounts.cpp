// SPDX-License-Identifier: MIT
#include "tests/sandbox/demoaccounts.h"

#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace tokenrack::sandbox {

QString demoPassword(const QString &login)
{
    return u"demo-"_s + login;
}

QString demoDevKey(const QString &login)
{
    const QUuid uuid = QUuid::createUuidV5(QUuid(), u"dev key of "_s + login);
    return u"1547798578"_s + uuid.toString(QUuid::WithoutBraces);
}

QString demoActingToken()
{
    return u"acting-7c1d2f60a94e4b0e8d53"_s;
}

QString demoAppId()
{
    return u"harbourchat"_s;
}

QString demoPausedAppId()
{
    return u"pilot2023"_s;
}

void addDemoAccounts(BioTime &system)
{
    for (const QString &login : {u"admin"_s, u"roster.sync"_s, u"hr.shanghai"_s, u"nightshift"_s, u"training"_s}) {
        system.addAccount({.userName = login, .password = demoPassword(login)});
    }
    system.addAccount(
        {.userName = u"canteen"_s, .password = demoPassword(u"canteen"_s), .api = BioTime::Api::Forbidden});
    system.addAccount({.userName = u"former"_s, .password = demoPassword(u"former"_s), .enabled = false});
}

void addDemoAccounts(AssetsControls &system)
{
    using Form = AssetsControls::TimeForm;
    struct Row
    {
        QString login;
        int days;
        Form form;
    };
    const Row rows[]{
        {u"coldchain"_s, 251, Form::Seconds}, {u"ningbo.seals"_s, 90, Form::Milliseconds},
        {u"trailers"_s, -20, Form::Seconds},  {u"洋山港"_s, 620, Form::Seconds},
        {u"fueldepot"_s, 365, Form::Seconds}, {u"lockers"_s, 12, Form::SecondsWithZ},
    };
    for (const Row &row : rows) {
        system.addAccount({row.login, demoPassword(row.login), system.now().addDays(row.days), row.form});
    }
}

void addDemoAccounts(MaximTop &system)
{
    using Form = MaximTop::ExpireForm;
    struct Row
    {
        qint64 userId;
        QString name;
        QString loginName;
        Form form;
    };
    const Row rows[]{
        {6'597'071'012'096, u"support"_s, u"support@harbour.example"_s, Form::Milliseconds},
        {9'007'199'254'740'993, u"fieldstaff"_s, u"+8613800138000"_s, Form::Seconds},
        {6'597'071'012'352, u"dispatch"_s, u"dispatch@harbour.example"_s, Form::Absent},
        {6'597'071'012'608, u"branches"_s, u"branches@harbour.example"_s, Form::Milliseconds},
        {6'597'071'012'864, u"客服"_s, u"kefu@harbour.example"_s, Form::MillisecondsInString},
    };
    for (const Row &row : rows) {
        system.addAccount({row.userId, row.name, row.loginName, demoPassword(row.name), row.form});
    }
    system.addApp(demoAppId());
    system.addApp(demoPausedAppId(), false);
    system.setActingToken(demoActingToken());
}

void addDemoAccounts(XSwitch &system)
{
    for (int extension = 1007; extension <= 1014; ++extension) {
        const QString login = QString::number(extension);
        system.addAccount({login, demoPassword(login), demoDevKey(login)});
    }
    system.addAccount(
        {.login = u"conference"_s, .password = demoPassword(u"conference"_s), .devKey = {}, .statesEnd = false});
}

void addDemoAccounts(Hummingbird &system)
{
    for (const QString &login : {u"admin"_s, u"operator"_s, u"parking"_s, u"weather"_s}) {
        system.addAccount(login, demoPassword(login));
    }
}

} // namespace tokenrack::sandbox
