<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>tokenrack::Activity</name>
    <message>
        <source>Logged in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log-in refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token refreshed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token checked: good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logged out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credential stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credential removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token copied as %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tokenrack::BioTime</name>
    <message>
        <source>Time attendance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of the BioTime web page, usually with port 8081.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JWT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A general token has no stated end. A JWT ends soon and is refreshed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tokenrack::CommonFields</name>
    <message>
        <source>User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tokenrack::ErrorWords</name>
    <message>
        <source>Locked out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has locked this account after too many wrong answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has locked this account until about %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait, or let an administrator of the server unlock it. Nothing is sent by itself until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redirected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server wants to send this log-in on to %1. Nothing was sent there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If that is the right place, enter it as the address of this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reply (HTTP %1) is not what %2 sends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reply is not what %1 sends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unexpected reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address, the port and the system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refused the user name or the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check both, then log in again. The refused password is not sent again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This password was refused before and was not sent again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in to this server alone to enter another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captcha needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks for the text in a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in again and type what the picture shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captcha unreadable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server sent no picture that can be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays so, tell whoever runs the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account has come to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let whoever runs %1 extend it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The installation&apos;s licence does not cover this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whoever runs %1 about its licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not permitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not let this account do that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whoever runs %1 for the permission.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server no longer takes the token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in to get a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not accept what was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the entries of this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answers with an error of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is up, or allow it more time under Connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address, the port and the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate not trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate could not be verified. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the server use a certificate that this computer trusts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No secure connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No encrypted connection came about. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the port; the server may be too old for TLS 1.2, or speak plain http.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reply was larger than any %1 sends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored password was entered for another address and was not sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in to this server alone to confirm the new address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No password is stored for this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in to this server alone to enter it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain cannot be read. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock the keychain, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Few attempts left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last attempts before a lock are left to you. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in to this server alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled before it was done.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tokenrack::Hummingbird</name>
    <message>
        <source>IoT gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of the gateway&apos;s interface, usually with port 58081.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tokenrack::InputProblem</name>
    <message>
        <source>Give the server a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the server&apos;s address, for example http://192.168.1.100:8081.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is needed. Please fill it in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are characters in here that cannot be seen, such as a tab or a line break. Type it in by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>This is too long. There is room for %n character(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This is no address. One looks like http://192.168.1.100:8081.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address has to begin with http:// or https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the user name and the password out of the address; they have fields of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A user ID is a whole number of at most 19 digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An MD5 has 32 digits from 0 to 9 and a to f.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be chosen here. Pick one from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a whole number from the range %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version of Tokenrack does not know the system “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is something else here than was expected. It should be %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no ID. Leave it out to get a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An entry before this one has the same ID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tokenrack::KeychainStore</name>
    <message>
        <source>Windows Credential Manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KDE Wallet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GNOME Keyring</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tokenrack::MemoryStore</name>
    <message>
        <source>Memory, until you quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tokenrack::SecretError</name>
    <message>
        <source>Nothing is stored for this server. Enter its secret to log in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keychain answers on this desktop. Start one and try again, or keep secrets in memory until you quit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain is locked. Unlock it and try again, or keep secrets in memory until you quit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access to the keychain was refused. Allow it and try again, or keep secrets in memory until you quit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too long for the keychain of this system. Use a shorter secret, or keep it in memory until you quit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain holds an item that this version cannot read. It was left as it is. Enter the secret again, or keep secrets in memory until you quit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain could not be used. Try again, or keep secrets in memory until you quit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain could not be used: %1. Try again, or keep secrets in memory until you quit.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tokenrack::StoreError</name>
    <message>
        <source>%1 cannot be opened. Check that the folder exists and belongs to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged and was left as it is. Set it aside and restore a backup, or start with an empty list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was written by a later version of Tokenrack and was left as it is. Use that version, or set the file aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written to. Allow writing to the file and its folder, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk that holds %1 is full. Make some room, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is using %1. Wait a moment, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be read or written. Try again; the details say what the database reported.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tokenrack::Words</name>
    <message>
        <source>Try again in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min %3 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No end stated · held %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account ended %1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logged out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logging in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refreshing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logging out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permanent key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captcha needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <comment>date and time in this year, as in QLocale::toString</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <comment>date and time in another year</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm:ss</source>
        <comment>full date and time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 here · %2 UTC</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
