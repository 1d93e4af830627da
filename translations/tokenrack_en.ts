<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>tokenrack::AttemptDialog</name>
    <message numerus="yes">
        <source>%n attempt(s) left</source>
        <translation>
            <numerusform>%n attempt left</numerusform>
            <numerusform>%n attempts left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenrack::CaptchaDialog</name>
    <message numerus="yes">
        <source>%1 of %n attempt(s) left.</source>
        <translation>
            <numerusform>%1 of %n attempt left.</numerusform>
            <numerusform>%1 of %n attempts left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After %n wrong answer(s) the server locks this account out for %1.</source>
        <translation>
            <numerusform>After %n wrong answer the server locks this account out for %1.</numerusform>
            <numerusform>After %n wrong answers the server locks this account out for %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenrack::Deletions</name>
    <message numerus="yes">
        <source>%n servers are deleted.</source>
        <translation>
            <numerusform>%n server is deleted.</numerusform>
            <numerusform>%n servers are deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenrack::DialogWords</name>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenrack::ImportReport</name>
    <message numerus="yes">
        <source>%n server(s) imported from %1.</source>
        <translation>
            <numerusform>%n server imported from %1.</numerusform>
            <numerusform>%n servers imported from %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) left out. Correct the file and import it again.</source>
        <translation>
            <numerusform>%n entry left out. Correct the file and import it again.</numerusform>
            <numerusform>%n entries left out. Correct the file and import it again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenrack::InputProblem</name>
    <message numerus="yes">
        <source>This is too long. There is room for %n character(s).</source>
        <translation>
            <numerusform>This is too long. There is room for %n character.</numerusform>
            <numerusform>This is too long. There is room for %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenrack::MainWindow</name>
    <message numerus="yes">
        <source>%n token(s) copied.</source>
        <translation>
            <numerusform>%n token copied.</numerusform>
            <numerusform>%n tokens copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be had.</source>
        <translation>
            <numerusform>%n could not be had.</numerusform>
            <numerusform>%n could not be had.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenrack::MessageStrip</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the next message, %n more</source>
        <translation>
            <numerusform>Show the next message, %n more</numerusform>
            <numerusform>Show the next message, %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenrack::PrivateFiles</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenrack::QuestionDialog</name>
    <message numerus="yes">
        <source>%n more waiting</source>
        <translation>
            <numerusform>%n more waiting</numerusform>
            <numerusform>%n more waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenrack::SecretDialog</name>
    <message numerus="yes">
        <source>%n attempt(s) left.</source>
        <translation>
            <numerusform>%n attempt left.</numerusform>
            <numerusform>%n attempts left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenrack::ServerDialog</name>
    <message numerus="yes">
        <source>uses one of %n attempt(s)</source>
        <translation>
            <numerusform>uses the last attempt</numerusform>
            <numerusform>uses one of %n attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenrack::SettingsDialog</name>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>After %n minute</numerusform>
            <numerusform>After %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenrack::SidebarModel</name>
    <message numerus="yes">
        <source>%1, %n server(s)</source>
        <translation>
            <numerusform>%1, %n server</numerusform>
            <numerusform>%1, %n servers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenrack::StatusLine</name>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n server</numerusform>
            <numerusform>%n servers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n active</source>
        <translation>
            <numerusform>%n active</numerusform>
            <numerusform>%n active</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expire soon</source>
        <translation>
            <numerusform>%n expires soon</numerusform>
            <numerusform>%n expire soon</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n log-in(s) done</source>
        <translation>
            <numerusform>%1 of %n log-in done</numerusform>
            <numerusform>%1 of %n log-ins done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n logged in</source>
        <translation>
            <numerusform>%n logged in</numerusform>
            <numerusform>%n logged in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clipboard clears in %n s</source>
        <translation>
            <numerusform>Clipboard clears in %n s</numerusform>
            <numerusform>Clipboard clears in %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n skipped</numerusform>
            <numerusform>%n skipped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenrack::SummaryPage</name>
    <message numerus="yes">
        <source>%n servers selected</source>
        <translation>
            <numerusform>%n server selected</numerusform>
            <numerusform>%n servers selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenrack::TokenCard</name>
    <message numerus="yes">
        <source>Shows the token for %n second(s)</source>
        <translation>
            <numerusform>Shows the token for %n second</numerusform>
            <numerusform>Shows the token for %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenrack::Transfer</name>
    <message numerus="yes">
        <source>%n server(s) imported from %1.</source>
        <translation>
            <numerusform>%n server imported from %1.</numerusform>
            <numerusform>%n servers imported from %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) exported to %1, without secrets.</source>
        <translation>
            <numerusform>%n server exported to %1, without secrets.</numerusform>
            <numerusform>%n servers exported to %1, without secrets.</numerusform>
        </translation>
    </message>
</context>
</TS>
