// SPDX-License-Identifier: MIT
#include "app/ctl/command.h"
#include "app/ctl/commands/commands.h"

#include <QCoreApplication>

#include <algorithm>

namespace tokenrack::ctl {

namespace {

using Count = Argument::Count;

const Argument oneServer{"NAME", Count::One, Completes::ServerNames};
const Argument servers{"NAME", Count::OneOrMore, Completes::ServerNames};
const Argument filter{"FILTER", Count::Any};

//! The words of the table; each is translated when it is shown.
struct Table
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::ctl::Commands)

public:
    static std::vector<Option> commonOptions()
    {
        return {
            {.name = "profile",
             .value = "DIR",
             .text = QT_TR_NOOP("Keep all files below DIR instead of the usual folders."),
             .completes = Completes::Folders},
            {.name = "lang",
             .value = "LANG",
             .text = QT_TR_NOOP("Speak en or zh_CN; else as the environment says."),
             .completes = Completes::Words,
             .words = "en zh_CN"},
            {.name = "json", .text = QT_TR_NOOP("Print the result as JSON.")},
            {.name = "no-prompt",
             .text = QT_TR_NOOP("Never wait for a person: no question, no captcha, no dialog of the keychain.")},
            {.name = "secrets",
             .value = "WHERE",
             .text = QT_TR_NOOP("Where secrets are: keychain, or memory, which ends with the command."),
             .completes = Completes::Words,
             .words = "keychain memory"},
            {.name = "help", .text = QT_TR_NOOP("Print this text.")},
            {.name = "version", .text = QT_TR_NOOP("Print the version.")},
        };
    }

    //! What a server's entry is made of.
    static std::vector<Option> entryOptions()
    {
        return {
            {.name = "name", .value = "NAME", .text = QT_TR_NOOP("What the server is called here.")},
            {.name = "url", .value = "URL", .text = QT_TR_NOOP("The address of the server.")},
            {.name = "account", .value = "ACCOUNT", .text = QT_TR_NOOP("The user name, log-in name or user ID.")},
            {.name = "option",
             .value = "KEY=VALUE",
             .text = QT_TR_NOOP("An option of the system; an empty value takes it back."),
             .repeats = true},
            {.name = "trust",
             .value = "SHA256",
             .text =
                 QT_TR_NOOP("Trust this one certificate for this server and no other; empty: as this computer does.")},
            {.name = "proxy",
             .value = "WHERE",
             .text = QT_TR_NOOP("The way to the server: system, none, http://HOST:PORT or socks5://HOST:PORT."),
             .completes = Completes::Suggestions,
             .words = "system none http:// socks5://"},
            {.name = "proxy-user",
             .value = "USER",
             .text = QT_TR_NOOP("The user name at the proxy; its password is the secret proxy_password.")},
            {.name = "tag", .value = "TAG", .text = QT_TR_NOOP("Add a tag."), .repeats = true},
            {.name = "notes", .value = "TEXT", .text = QT_TR_NOOP("Notes.")},
            {.name = "secret",
             .value = "FIELD",
             .text =
                 QT_TR_NOOP("Store the secret FIELD, such as password. It is a line of standard input, in the order "
                            "of these options, or asked for on a terminal."),
             .repeats = true,
             .completes = Completes::SecretFields},
        };
    }

    static std::vector<Option> addOptions()
    {
        std::vector<Option> options = entryOptions();
        options.insert(options.begin(),
                       {.name = "provider",
                        .value = "ID",
                        .text = QT_TR_NOOP("The kind of system; see “tokenrackctl providers”."),
                        .completes = Completes::Providers});
        return options;
    }

    static std::vector<Option> editOptions()
    {
        std::vector<Option> options = entryOptions();
        options.push_back({.name = "untag", .value = "TAG", .text = QT_TR_NOOP("Take a tag away."), .repeats = true});
        return options;
    }

    static Option captchaImage()
    {
        return {.name = "captcha-image",
                .value = "FILE",
                .text =
                    QT_TR_NOOP("Write the picture of a captcha to FILE; its text is then a line of standard input."),
                .completes = Completes::Files};
    }

    static Option acceptOrigin()
    {
        return {.name = "accept-origin",
                .text = QT_TR_NOOP("Send the stored secret although the address or system of the server is another "
                                   "one now than it was entered for.")};
    }

    static Option ownSecret()
    {
        return {.name = "secret",
                .value = "FIELD",
                .text = QT_TR_NOOP("Use the secret FIELD from standard input, for this time only."),
                .repeats = true,
                .completes = Completes::SecretFields};
    }

    static std::vector<Option> tokenOptions()
    {
        return {
            {.name = "min-valid",
             .value = "SECONDS",
             .text = QT_TR_NOOP("How long the token has to be good for at least; 60 unless given.")},
            captchaImage(),
            acceptOrigin(),
            ownSecret(),
        };
    }

    static std::vector<Option> printOptions()
    {
        std::vector<Option> options = tokenOptions();
        options.insert(options.begin(),
                       {.name = "format",
                        .value = "FORMAT",
                        .text = QT_TR_NOOP("raw (the token alone), header, env (lines for a shell), curl or json."),
                        .completes = Completes::Words,
                        .words = "raw header env curl json"});
        return options;
    }

    static std::vector<Option> logInOptions()
    {
        return {
            {.name = "all", .text = QT_TR_NOOP("Log in to all servers that hold no good token.")},
            {.name = "tag",
             .value = "TAG",
             .text = QT_TR_NOOP("Log in to the servers with that tag that hold no good token."),
             .repeats = true},
            {.name = "parallel",
             .value = "N",
             .text = QT_TR_NOOP("Work on so many servers at once, 1 to 32; 8 unless given. At one address never more "
                                "than 4.")},
            captchaImage(),
            acceptOrigin(),
            ownSecret(),
        };
    }

    static std::vector<Command> commands()
    {
        return {
            {.name = "providers",
             .summary = QT_TR_NOOP("Print what each kind of system needs."),
             .needs = Needs::Nothing,
             .run = runProviders},
            {.name = "list",
             .summary = QT_TR_NOOP("Print the servers, with status and time left."),
             .details =
                 QT_TR_NOOP("FILTER: words that the name, system, account, address, notes or tags have to contain."),
             .arguments = {filter},
             .options = {{.name = "names", .text = QT_TR_NOOP("Print the names alone.")},
                         {.name = "secret-fields",
                          .text = QT_TR_NOOP("Print which secrets these servers have, such as password.")}},
             .needs = Needs::Database,
             .run = runList},
            {.name = "status",
             .summary = QT_TR_NOOP("Count the servers by status; exit status 0 only if none needs a person."),
             .arguments = {filter},
             .needs = Needs::Database,
             .run = runStatus},
            {.name = "add",
             .summary = QT_TR_NOOP("Add a server and print its id."),
             .options = addOptions(),
             .run = runAdd},
            {.name = "edit",
             .summary = QT_TR_NOOP("Change a server."),
             .arguments = {oneServer},
             .options = editOptions(),
             .run = runEdit},
            {.name = "remove",
             .summary = QT_TR_NOOP("Remove a server, with its secret and token."),
             .arguments = {oneServer},
             .run = runRemove},
            {.name = "set-secret",
             .summary = QT_TR_NOOP("Store a password or key in the keychain."),
             .details = QT_TR_NOOP("It is read from standard input, or asked for on a terminal."),
             .arguments = {oneServer, {"FIELD", Count::One, Completes::SecretFields}},
             .run = runSetSecret},
            {.name = "trust",
             .summary = QT_TR_NOOP("Trust one certificate for a server, and no other."),
             .details = QT_TR_NOOP("The server is asked for its certificate, and nothing else is sent. With "
                                   "--fingerprint it has to be that one; else it is shown, on a terminal, and you are "
                                   "asked."),
             .arguments = {oneServer},
             .options = {{.name = "fingerprint",
                          .value = "SHA256",
                          .text = QT_TR_NOOP("The SHA-256 of the certificate: 64 hexadecimal digits, with or without "
                                             "colons.")},
                         {.name = "remove",
                          .text = QT_TR_NOOP("Trust it no longer: certificates count as on this computer.")}},
             .run = runTrust},
            {.name = "import",
             .summary = QT_TR_NOOP("Import servers from a JSON or CSV file."),
             .details = QT_TR_NOOP("FILE may be - for standard input. Entries that cannot be used are reported one by "
                                   "one; the others are imported."),
             .arguments = {{"FILE", Count::One, Completes::Files}},
             .options = {{.name = "dry-run", .text = QT_TR_NOOP("Only say what would be done.")}},
             .run = runImport},
            {.name = "export",
             .summary = QT_TR_NOOP("Export all servers, without secrets."),
             .arguments = {{"FILE", Count::Optional, Completes::Files}},
             .options = {{.name = "format",
                          .value = "FORMAT",
                          .text = QT_TR_NOOP("json or csv; else as the name of FILE says."),
                          .completes = Completes::Words,
                          .words = "json csv"}},
             .run = runExport},
            {.name = "login",
             .summary = QT_TR_NOOP("Log in to servers."),
             .arguments = {{"NAME", Count::Any, Completes::ServerNames}},
             .options = logInOptions(),
             .run = runLogin},
            {.name = "token",
             .summary = QT_TR_NOOP("Print a token that is good, renewed or logged in for where needed."),
             .arguments = {oneServer},
             .options = printOptions(),
             .run = runToken},
            {.name = "check",
             .summary = QT_TR_NOOP("Ask a server whether it still takes the token."),
             .arguments = {oneServer},
             .run = runCheck},
            {.name = "refresh",
             .summary = QT_TR_NOOP("Renew a token now."),
             .arguments = {oneServer},
             .options = {captchaImage(), acceptOrigin()},
             .run = runRefresh},
            {.name = "logout",
             .summary = QT_TR_NOOP("End the session: on the server where it knows that, and here."),
             .arguments = {oneServer},
             .run = runLogout},
            {.name = "forget",
             .summary = QT_TR_NOOP("Forget a server's stored secret and token."),
             .arguments = {oneServer},
             .run = runForget},
            {.name = "exec",
             .summary = QT_TR_NOOP("Run a command that finds the token in its environment."),
             .details = QT_TR_NOOP("The variables are TOKENRACK_TOKEN, _HEADER, _URL, _NAME, _PROVIDER, _ACCOUNT and "
                                   "_EXPIRES_AT; of several servers with _1, _2 and so on behind."),
             .arguments = {servers},
             .options = tokenOptions(),
             .takesCommandLine = true,
             .run = runExec},
            {.name = "activity",
             .summary = QT_TR_NOOP("Print what happened when."),
             .arguments = {{"NAME", Count::Any, Completes::ServerNames}},
             .options = {{.name = "csv", .text = QT_TR_NOOP("Print CSV.")}},
             .run = runActivity},
            {.name = "restore",
             .summary = QT_TR_NOOP("Go on with a backup when the list of servers is damaged or gone."),
             .details = QT_TR_NOOP("BACKUP is a name of --list; the last good one unless given. What is there is set "
                                   "aside beside it, never overwritten."),
             .arguments = {{"BACKUP", Count::Optional, Completes::Backups}},
             .options = {{.name = "list", .text = QT_TR_NOOP("Only print the good backups, newest first.")},
                         {.name = "names", .text = QT_TR_NOOP("Only print their names.")},
                         {.name = "empty", .text = QT_TR_NOOP("Begin an empty list instead.")},
                         {.name = "yes", .text = QT_TR_NOOP("Do it without asking.")},
                         {.name = "force", .text = QT_TR_NOOP("Also where the list that is there is in good order.")}},
             .needs = Needs::Nothing,
             .run = runRestore},
            {.name = "completion",
             .summary = QT_TR_NOOP("Print what makes a shell complete commands and names."),
             .arguments = {{"SHELL", Count::One, Completes::Words, "bash zsh fish"}},
             .needs = Needs::Nothing,
             .run = runCompletion},
        };
    }
};

} // namespace

const std::vector<Option> &commonOptions()
{
    static const std::vector<Option> options = Table::commonOptions();
    return options;
}

const std::vector<Command> &commands()
{
    static const std::vector<Command> all = Table::commands();
    return all;
}

const Command *findCommand(const QString &name)
{
    const auto &all = commands();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&name](const Command &command) { return name == QLatin1String(command.name); });
    return found == all.end() ? nullptr : &*found;
}

QString optionName(const Option &option)
{
    return QLatin1String("--") + QLatin1String(option.name);
}

QString translated(const char *text)
{
    return text ? Table::tr(text) : QString();
}

} // namespace tokenrack::ctl
