// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <vector>

namespace tokenrack::ctl {

class Workplace;

//! What the shell can complete in a place of the command line.
enum class Completes {
    Nothing,
    ServerNames,
    Backups,
    Providers,
    SecretFields,
    Files,
    Folders,
    Words, //!< and it takes no other
    Suggestions, //!< words that it takes beside others
};

//! One option of the command line.
struct Option
{
    const char *name; //!< without "--"
    const char *value = nullptr; //!< the placeholder of its value; nullptr: a switch
    const char *text = nullptr; //!< for the help, to be translated in the context "tokenrack::ctl::Commands"
    bool repeats = false;
    Completes completes = Completes::Nothing;
    const char *words = nullptr; //!< of Completes::Words and Suggestions, with spaces between
};

//! One place of the command line that takes no option.
struct Argument
{
    enum class Count { One, Optional, OneOrMore, Any };

    const char *name; //!< the placeholder: "NAME"
    Count count = Count::One;
    Completes completes = Completes::Nothing;
    const char *words = nullptr;
};

//! What a command finds ready when it begins.
enum class Needs {
    Nothing,
    Database, //!< open
    Servers, //!< read, with their sessions
};

//! One command of the program: what it is called, what it takes, and what it does.
struct Command
{
    using Run = void (*)(Workplace &);

    const char *name;
    const char *summary; //!< to be translated, as Option::text
    const char *details = nullptr; //!< more lines for its own help, to be translated
    std::vector<Argument> arguments;
    std::vector<Option> options;
    bool takesCommandLine = false; //!< what comes after "--" is another program's command line
    Needs needs = Needs::Servers;
    Run run = nullptr;
};

//! All commands, in the order of the help.
const std::vector<Command> &commands();
//! Nullptr when there is none of that name.
const Command *findCommand(const QString &name);
//! What every command takes.
const std::vector<Option> &commonOptions();

//! "--profile".
QString optionName(const Option &option);

//! A text of the table in the language of the moment.
QString translated(const char *text);

} // namespace tokenrack::ctl
