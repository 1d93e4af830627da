// SPDX-License-Identifier: MIT
#include "app/ctl/namelookup.h"

#include <algorithm>
#include <iterator>

namespace tokenrack::ctl {

namespace {

template <class Test>
QList<Server> those(const QList<Server> &servers, Test test)
{
    QList<Server> found;
    std::copy_if(servers.begin(), servers.end(), std::back_inserter(found), test);
    return found;
}

} // namespace

QList<Server> serversFor(const QList<Server> &servers, const QString &name)
{
    if (name.isEmpty()) {
        return {};
    }
    const QUuid id = QUuid::fromString(name);
    const auto hasId = [id](const Server &server) { return !id.isNull() && server.id == id; };
    const auto isCalled = [&name](const Server &server) { return server.name == name; };
    const auto isAlike = [&name](const Server &server) { return server.name.compare(name, Qt::CaseInsensitive) == 0; };
    const auto begins = [&name](const Server &server) { return server.name.startsWith(name, Qt::CaseInsensitive); };
    QList<Server> found = those(servers, hasId);
    if (found.isEmpty()) {
        found = those(servers, isCalled);
    }
    if (found.isEmpty()) {
        found = those(servers, isAlike);
    }
    return found.isEmpty() ? those(servers, begins) : found;
}

QList<Server> serversLike(const QList<Server> &servers, const QString &name)
{
    return those(servers, [&name](const Server &server) {
        return !name.isEmpty() && server.name.contains(name, Qt::CaseInsensitive);
    });
}

} // namespace tokenrack::ctl
