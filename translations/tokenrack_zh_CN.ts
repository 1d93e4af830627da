<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>tokenrack::AboutDialog</name>
    <message>
        <source>About Tokenrack</source>
        <translation>关于 Tokenrack</translation>
    </message>
    <message>
        <source>Tokenrack %1</source>
        <translation>Tokenrack %1</translation>
    </message>
    <message>
        <source>Logs in to many servers of different systems, keeps their tokens fresh and hands them out.</source>
        <translation>登录不同系统的多台服务器，及时刷新令牌，随用随取。</translation>
    </message>
    <message>
        <source>Runs with Qt %1, was built with Qt %2. Passwords rest in the keychain (QtKeychain), tokens are sealed on disk (libsodium).</source>
        <translation>运行于 Qt %1，构建于 Qt %2。密码保存在密钥环中（QtKeychain），令牌加密后存放在磁盘上（libsodium）。</translation>
    </message>
    <message>
        <source>Free software under the MIT licence, without any warranty.</source>
        <translation>自由软件，采用 MIT 许可证，不提供任何担保。</translation>
    </message>
</context>
<context>
    <name>tokenrack::Actions</name>
    <message>
        <source>&amp;Add server</source>
        <translation>添加服务器(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>设置(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>创建副本(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>U&amp;ndo delete</source>
        <translation>撤销删除(&amp;N)</translation>
    </message>
    <message>
        <source>Log in or rene&amp;w</source>
        <translation>登录或续期(&amp;W)</translation>
    </message>
    <message>
        <source>Log &amp;in</source>
        <translation>登录(&amp;I)</translation>
    </message>
    <message>
        <source>Log in to &amp;all</source>
        <translation>登录到所有服务器(&amp;A)</translation>
    </message>
    <message>
        <source>Log &amp;out</source>
        <translation>退出登录(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Copy token</source>
        <translation>复制令牌(&amp;C)</translation>
    </message>
    <message>
        <source>Copy token a&amp;s</source>
        <translation>令牌复制为(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>筛选(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Clear filter</source>
        <translation>清除筛选(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Keys and help</source>
        <translation>快捷键与帮助(&amp;K)</translation>
    </message>
    <message>
        <source>A&amp;bout Tokenrack</source>
        <translation>关于 Tokenrack(&amp;B)</translation>
    </message>
    <message>
        <source>Select one server first.</source>
        <translation>请先选择一台服务器。</translation>
    </message>
    <message>
        <source>Select a server first.</source>
        <translation>请先选择服务器。</translation>
    </message>
    <message>
        <source>This is under way already.</source>
        <translation>此操作已在进行中。</translation>
    </message>
    <message>
        <source>There is no token to refresh. Log in first.</source>
        <translation>没有可刷新的令牌，请先登录。</translation>
    </message>
    <message>
        <source>This system has no refresh. Log in again instead.</source>
        <translation>此系统不支持刷新，请重新登录。</translation>
    </message>
    <message>
        <source>There is no token to check. Log in first.</source>
        <translation>没有可检查的令牌，请先登录。</translation>
    </message>
    <message>
        <source>Not logged in.</source>
        <translation>尚未登录。</translation>
    </message>
    <message>
        <source>Nothing is under way.</source>
        <translation>没有正在进行的操作。</translation>
    </message>
    <message>
        <source>Nothing was deleted.</source>
        <translation>没有删除过服务器。</translation>
    </message>
    <message>
        <source>There are no servers to select.</source>
        <translation>没有可选择的服务器。</translation>
    </message>
    <message>
        <source>There are no servers yet.</source>
        <translation>还没有服务器。</translation>
    </message>
    <message>
        <source>Se&amp;lect all</source>
        <translation>全选(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Refresh token</source>
        <translation>刷新令牌(&amp;R)</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>C&amp;heck token</source>
        <translation>检查令牌(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Cancel what is under way</source>
        <translation>取消正在进行的操作(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as &amp;header</source>
        <translation>复制为请求头(&amp;H)</translation>
    </message>
    <message>
        <source>Copy as c&amp;url line</source>
        <translation>复制为 curl 命令(&amp;U)</translation>
    </message>
    <message>
        <source>Copy as &amp;Python</source>
        <translation>复制为 Python 代码(&amp;P)</translation>
    </message>
    <message>
        <source>Copy as Power&amp;Shell</source>
        <translation>复制为 PowerShell 命令(&amp;S)</translation>
    </message>
    <message>
        <source>Loc&amp;k</source>
        <translation>锁定(&amp;K)</translation>
    </message>
    <message>
        <source>Tokenrack is locked. Unlock it first.</source>
        <translation>Tokenrack 已锁定，请先解锁。</translation>
    </message>
    <message>
        <source>All servers are shown.</source>
        <translation>已显示所有服务器。</translation>
    </message>
    <message>
        <source>Always show &amp;details</source>
        <translation>始终显示详情(&amp;D)</translation>
    </message>
</context>
<context>
    <name>tokenrack::Activity</name>
    <message>
        <source>Logged in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>Log-in refused</source>
        <translation>登录被拒绝</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Token refreshed</source>
        <translation>已刷新令牌</translation>
    </message>
    <message>
        <source>Token checked: good</source>
        <translation>令牌检查：有效</translation>
    </message>
    <message>
        <source>Token refused</source>
        <translation>令牌被拒绝</translation>
    </message>
    <message>
        <source>Logged out</source>
        <translation>已退出登录</translation>
    </message>
    <message>
        <source>Locked out</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Token copied</source>
        <translation>已复制令牌</translation>
    </message>
    <message>
        <source>Credential stored</source>
        <translation>已保存凭据</translation>
    </message>
    <message>
        <source>Credential removed</source>
        <translation>已删除凭据</translation>
    </message>
    <message>
        <source>Server edited</source>
        <translation>已编辑服务器</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>Token copied as header</source>
        <translation>已复制令牌（请求头）</translation>
    </message>
    <message>
        <source>Token copied as curl line</source>
        <translation>已复制令牌（curl 命令）</translation>
    </message>
    <message>
        <source>Token copied as Python</source>
        <translation>已复制令牌（Python 代码）</translation>
    </message>
    <message>
        <source>Token copied as PowerShell</source>
        <translation>已复制令牌（PowerShell 命令）</translation>
    </message>
    <message>
        <source>Token printed</source>
        <translation>已输出令牌</translation>
    </message>
    <message>
        <source>Token given to a command</source>
        <translation>已将令牌交给命令</translation>
    </message>
    <message>
        <source>Token printed (%1)</source>
        <translation>已输出令牌（%1）</translation>
    </message>
    <message>
        <source>Token given to %1</source>
        <translation>已将令牌交给 %1</translation>
    </message>
</context>
<context>
    <name>tokenrack::Application</name>
    <message>
        <source>The database that could not be used is kept as %1.</source>
        <translation>无法使用的数据库已保留为 %1。</translation>
    </message>
</context>
<context>
    <name>tokenrack::AssetsControls</name>
    <message>
        <source>GPS locks</source>
        <translation>GPS 电子锁</translation>
    </message>
    <message>
        <source>The part before /OpenApi, usually with port 3443 for https or 8092 for http.</source>
        <translation>/OpenApi 之前的部分，https 通常用端口 3443，http 通常用端口 8092。</translation>
    </message>
    <message>
        <source>MD5 of the password</source>
        <translation>密码的 MD5</translation>
    </message>
    <message>
        <source>32 digits from 0 to 9 and a to f.</source>
        <translation>32 位，由 0 到 9 和 a 到 f 组成。</translation>
    </message>
    <message>
        <source>Password is</source>
        <translation>密码形式</translation>
    </message>
    <message>
        <source>The password itself</source>
        <translation>密码原文</translation>
    </message>
    <message>
        <source>Already hashed (MD5)</source>
        <translation>已转换为 MD5</translation>
    </message>
    <message>
        <source>Not encrypted: the MD5 that is sent in place of the password can be read on the network and used as well.</source>
        <translation>未加密：代替密码发送的 MD5 可在网络上被读取，并同样可用于登录。</translation>
    </message>
</context>
<context>
    <name>tokenrack::AttemptDialog</name>
    <message>
        <source>Log in – %1</source>
        <translation>登录 – %1</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) left</source>
        <translation>
            <numerusform>剩余 %n 次尝试机会</numerusform>
        </translation>
    </message>
    <message>
        <source>If it is wrong again, %1 locks the account %2 out for %3. Check the password before you go on.</source>
        <translation>如果再次出错，%1 会将账户 %2 锁定 %3。请先核对密码，再继续。</translation>
    </message>
    <message>
        <source>&amp;Log in all the same</source>
        <translation>仍然登录(&amp;L)</translation>
    </message>
    <message>
        <source>No attempts left by this program&apos;s count</source>
        <translation>按本程序的计数，尝试机会已用完</translation>
    </message>
    <message>
        <source>%1 locks an account out for %2 after so many wrong answers. The account %3 may be locked already, and another wrong answer may lock it anew.</source>
        <translation>多次出错后，%1 会将账户锁定 %2。账户 %3 可能已被锁定，再次出错可能会重新锁定。</translation>
    </message>
    <message>
        <source>If it is wrong again, %1 locks the account out for %2. Check the key before you go on.</source>
        <translation>如果再次出错，%1 会将账户锁定 %2。请先核对密钥，再继续。</translation>
    </message>
    <message>
        <source>%1 locks an account out for %2 after so many wrong answers. It may be locked already, and another wrong answer may lock it anew.</source>
        <translation>多次出错后，%1 会将账户锁定 %2。账户可能已被锁定，再次出错可能会重新锁定。</translation>
    </message>
</context>
<context>
    <name>tokenrack::BioTime</name>
    <message>
        <source>Time attendance</source>
        <translation>考勤系统</translation>
    </message>
    <message>
        <source>The address of the BioTime web page, usually with port 8081.</source>
        <translation>BioTime 网页的地址，端口通常为 8081。</translation>
    </message>
    <message>
        <source>Token kind</source>
        <translation>令牌类型</translation>
    </message>
    <message>
        <source>General</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>JWT</source>
        <translation>JWT</translation>
    </message>
    <message>
        <source>A general token has no stated end. A JWT ends soon and is refreshed.</source>
        <translation>通用令牌未说明期限。JWT 很快到期，会自动刷新。</translation>
    </message>
</context>
<context>
    <name>tokenrack::CaptchaDialog</name>
    <message>
        <source>Captcha – %1</source>
        <translation>验证码 – %1</translation>
    </message>
    <message>
        <source>%1 asks for the text in this picture before it lets you log in.</source>
        <translation>%1 要求先输入图片中的文字，才能登录。</translation>
    </message>
    <message>
        <source>%1 asks for the text in this picture before it lets %2 log in.</source>
        <translation>%1 要求先输入图片中的文字，%2 才能登录。</translation>
    </message>
    <message>
        <source>Text in the picture</source>
        <translation>图片中的文字</translation>
    </message>
    <message>
        <source>Captcha picture</source>
        <translation>验证码图片</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>登录(&amp;L)</translation>
    </message>
    <message>
        <source>%1 says: %2</source>
        <translation>%1 返回：%2</translation>
    </message>
    <message>
        <source>&amp;New picture</source>
        <translation>换一张(&amp;N)</translation>
    </message>
    <message>
        <source>Fetch another picture (%1)</source>
        <translation>换一张图片 (%1)</translation>
    </message>
    <message>
        <source>A new picture is on its way…</source>
        <translation>正在获取新图片…</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>没有图片</translation>
    </message>
    <message>
        <source>That was not the text. Here is a new picture.</source>
        <translation>输入的文字不符。这是一张新图片。</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>The picture is too large to be shown. Try again to fetch another one.</source>
        <translation>图片太大，无法显示。点击“重试”可换一张。</translation>
    </message>
    <message>
        <source>What the server sent cannot be shown as a picture. Try again to fetch another one.</source>
        <translation>服务器发来的内容无法显示为图片。点击“重试”可换一张。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n attempt(s) left.</source>
        <translation>
            <numerusform>剩余 %1 次尝试机会，共 %n 次。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After %n wrong answer(s) the server locks this account out for %1.</source>
        <translation>
            <numerusform>出错 %n 次后，服务器会将此账户锁定 %1。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenrack::CertificateDialog</name>
    <message>
        <source>Certificate – %1</source>
        <translation>证书 – %1</translation>
    </message>
    <message>
        <source>The server shows another certificate than the one that you trusted</source>
        <translation>服务器出示的证书与您信任的不同</translation>
    </message>
    <message>
        <source>This computer does not trust the server&apos;s certificate</source>
        <translation>本机不信任该服务器的证书</translation>
    </message>
    <message>
        <source>Somebody may be listening in, or the server got a new certificate. Nothing has been sent. Ask whoever runs the server for the new SHA-256, and compare.</source>
        <translation>可能有人在窃听，也可能服务器更换了证书。尚未发送任何内容。请向服务器管理员索取新的 SHA-256 并进行比对。</translation>
    </message>
    <message>
        <source>Somebody may be listening in. Nothing has been sent. Ask whoever runs the server for the SHA-256 of its certificate, and compare. If you trust it, %1 may show this one certificate and no other from now on.</source>
        <translation>可能有人在窃听。尚未发送任何内容。请向服务器管理员索取其证书的 SHA-256 并进行比对。如果信任，今后“%1”只能出示这一张证书。</translation>
    </message>
    <message>
        <source>&amp;Trust the new certificate</source>
        <translation>信任新证书(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Trust this certificate</source>
        <translation>信任此证书(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>否(&amp;N)</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Made out for</source>
        <translation>颁发给</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>颁发者</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Trusted SHA-256</source>
        <translation>已信任的 SHA-256</translation>
    </message>
    <message>
        <source>New SHA-256</source>
        <translation>新的 SHA-256</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>from %1 until %2</source>
        <translation>%1 至 %2</translation>
    </message>
</context>
<context>
    <name>tokenrack::CommonFields</name>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
</context>
<context>
    <name>tokenrack::ConnectionRows</name>
    <message>
        <source>CA file</source>
        <translation>CA 文件</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>证书 (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>按系统设置</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>SOCKS5</source>
        <translation>SOCKS5</translation>
    </message>
    <message>
        <source>Time-o&amp;ut</source>
        <translation>超时(&amp;U)</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>The SHA-256 of the only certificate that this server may show.</source>
        <translation>此服务器只能出示的那张证书的 SHA-256。</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>不再信任(&amp;F)</translation>
    </message>
    <message>
        <source>Ask again, or trust what this computer trusts</source>
        <translation>重新询问，或信任本机所信任的证书</translation>
    </message>
    <message>
        <source>&amp;CA file</source>
        <translation>CA 文件(&amp;C)</translation>
    </message>
    <message>
        <source>A PEM file. Only its certificates vouch for this server then.</source>
        <translation>PEM 文件。此后仅由其中的证书为此服务器担保。</translation>
    </message>
    <message>
        <source>Empty: the CA certificates of this computer</source>
        <translation>留空则使用本机的 CA 证书</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>选择(&amp;H)…</translation>
    </message>
    <message>
        <source>Pro&amp;xy</source>
        <translation>代理(&amp;X)</translation>
    </message>
    <message>
        <source>Proxy a&amp;ddress</source>
        <translation>代理地址(&amp;D)</translation>
    </message>
    <message>
        <source>Proxy use&amp;r</source>
        <translation>代理用户(&amp;R)</translation>
    </message>
    <message>
        <source>Proxy pass&amp;word</source>
        <translation>代理密码(&amp;W)</translation>
    </message>
    <message>
        <source>Leave empty to keep what is stored</source>
        <translation>留空则沿用已保存的内容</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>%1 s, as usual for this system</source>
        <translation>%1 秒（此系统的默认值）</translation>
    </message>
</context>
<context>
    <name>tokenrack::CsvServers</name>
    <message>
        <source>its text is not in UTF-8</source>
        <translation>文本不是 UTF-8 编码</translation>
    </message>
    <message>
        <source>a quote is not closed (line %1)</source>
        <translation>引号没有闭合（第 %1 行）</translation>
    </message>
    <message>
        <source>there is text behind a closing quote (line %1)</source>
        <translation>右引号后面还有文字（第 %1 行）</translation>
    </message>
</context>
<context>
    <name>tokenrack::Deletions</name>
    <message>
        <source>“%1” is deleted.</source>
        <translation>已删除“%1”。</translation>
    </message>
    <message numerus="yes">
        <source>%n servers are deleted.</source>
        <translation>
            <numerusform>已删除 %n 台服务器。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>tokenrack::DetailsPanel</name>
    <message>
        <source>Select a server to see how long its token lives, and to copy it.</source>
        <translation>选择一台服务器，即可查看令牌的剩余时间并复制令牌。</translation>
    </message>
</context>
<context>
    <name>tokenrack::DialogWords</name>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>This key does not end.</source>
        <translation>此密钥永不到期。</translation>
    </message>
    <message>
        <source>The server does not say when the token ends.</source>
        <translation>服务器未说明令牌何时到期。</translation>
    </message>
    <message>
        <source>The token has ended already. Compare this computer&apos;s clock with the server&apos;s.</source>
        <translation>令牌已过期。请核对本机与服务器的时钟。</translation>
    </message>
    <message>
        <source>The account ends in %1.</source>
        <translation>账户将在 %1后到期。</translation>
    </message>
    <message>
        <source>The token expires in %1.</source>
        <translation>令牌将在 %1后到期。</translation>
    </message>
</context>
<context>
    <name>tokenrack::EmptyPage</name>
    <message>
        <source>No servers yet</source>
        <translation>还没有服务器</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配的服务器</translation>
    </message>
    <message>
        <source>Tokenrack logs in to BioTime, AssetsControls, MaximTop IM, XSwitch and Hummingbird, shows how long each token lives, and copies it when you need it.</source>
        <translation>Tokenrack 可登录 BioTime、AssetsControls、MaximTop IM、XSwitch 和 Hummingbird，显示每个令牌的剩余时间，需要时即可复制。</translation>
    </message>
    <message>
        <source>No server fits the filter. Clear it to see all of them.</source>
        <translation>没有符合筛选条件的服务器。清除筛选即可显示全部。</translation>
    </message>
    <message>
        <source>Add server</source>
        <translation>添加服务器</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>tokenrack::ErrorWords</name>
    <message>
        <source>Locked out</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>The server has locked this account after too many wrong answers.</source>
        <translation>出错次数过多，服务器已锁定此账户。</translation>
    </message>
    <message>
        <source>The server has locked this account until about %1.</source>
        <translation>服务器已锁定此账户，大约到 %1 为止。</translation>
    </message>
    <message>
        <source>Wait, or let an administrator of the server unlock it. Nothing is sent by itself until then.</source>
        <translation>请等待，或请服务器管理员解锁。在此之前不会自动发送任何内容。</translation>
    </message>
    <message>
        <source>Redirected</source>
        <translation>被重定向</translation>
    </message>
    <message>
        <source>The server wants to send this log-in on to %1. Nothing was sent there.</source>
        <translation>服务器要求把这次登录转到 %1。未向那里发送任何内容。</translation>
    </message>
    <message>
        <source>If that is the right place, enter it as the address of this server.</source>
        <translation>如果那里才是正确的位置，请将其填为此服务器的地址。</translation>
    </message>
    <message>
        <source>The reply (HTTP %1) is not what %2 sends.</source>
        <translation>响应（HTTP %1）不是 %2 应返回的内容。</translation>
    </message>
    <message>
        <source>The reply is not what %1 sends.</source>
        <translation>响应不是 %1 应返回的内容。</translation>
    </message>
    <message>
        <source>Unexpected reply</source>
        <translation>响应异常</translation>
    </message>
    <message>
        <source>Check the address, the port and the system.</source>
        <translation>请检查地址、端口和系统。</translation>
    </message>
    <message>
        <source>Wrong password</source>
        <translation>密码错误</translation>
    </message>
    <message>
        <source>Log in to this server alone to enter another one.</source>
        <translation>单独登录此服务器，即可重新输入。</translation>
    </message>
    <message>
        <source>Captcha needed</source>
        <translation>需要验证码</translation>
    </message>
    <message>
        <source>The server asks for the text in a picture.</source>
        <translation>服务器要求输入图片中的文字。</translation>
    </message>
    <message>
        <source>Log in again and type what the picture shows.</source>
        <translation>请重新登录，并输入图片中的文字。</translation>
    </message>
    <message>
        <source>Captcha unreadable</source>
        <translation>验证码无法读取</translation>
    </message>
    <message>
        <source>The server sent no picture that can be shown.</source>
        <translation>服务器没有发来可显示的图片。</translation>
    </message>
    <message>
        <source>Try again; if it stays so, tell whoever runs the server.</source>
        <translation>请重试；如果仍然如此，请告知服务器管理员。</translation>
    </message>
    <message>
        <source>Account expired</source>
        <translation>账户已过期</translation>
    </message>
    <message>
        <source>This account has come to its end.</source>
        <translation>此账户已到期。</translation>
    </message>
    <message>
        <source>Licence missing</source>
        <translation>缺少许可证</translation>
    </message>
    <message>
        <source>The installation&apos;s licence does not cover this.</source>
        <translation>该系统的许可证不包含此功能。</translation>
    </message>
    <message>
        <source>Not permitted</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>The server does not let this account do that.</source>
        <translation>服务器不允许此账户执行该操作。</translation>
    </message>
    <message>
        <source>Token refused</source>
        <translation>令牌被拒绝</translation>
    </message>
    <message>
        <source>The server no longer takes the token.</source>
        <translation>服务器不再接受此令牌。</translation>
    </message>
    <message>
        <source>Log in to get a new one.</source>
        <translation>请登录以获取新令牌。</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>未被接受</translation>
    </message>
    <message>
        <source>The server did not accept what was sent.</source>
        <translation>服务器没有接受所发送的内容。</translation>
    </message>
    <message>
        <source>Check the entries of this server.</source>
        <translation>请检查此服务器的各项设置。</translation>
    </message>
    <message>
        <source>Server error</source>
        <translation>服务器出错</translation>
    </message>
    <message>
        <source>The server answers with an error of its own.</source>
        <translation>服务器自身返回了错误。</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>服务器没有及时响应。</translation>
    </message>
    <message>
        <source>Check that it is up, or allow it more time under Connection.</source>
        <translation>请确认服务器正在运行，或在“连接”中延长超时时间。</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>无法连接到服务器。</translation>
    </message>
    <message>
        <source>Check the address, the port and the network.</source>
        <translation>请检查地址、端口和网络。</translation>
    </message>
    <message>
        <source>Certificate not trusted</source>
        <translation>证书不受信任</translation>
    </message>
    <message>
        <source>The server&apos;s certificate could not be verified. Nothing was sent.</source>
        <translation>无法验证服务器的证书。未发送任何内容。</translation>
    </message>
    <message>
        <source>No secure connection</source>
        <translation>没有安全连接</translation>
    </message>
    <message>
        <source>No encrypted connection came about. Nothing was sent.</source>
        <translation>未能建立加密连接。未发送任何内容。</translation>
    </message>
    <message>
        <source>Check the port; the server may be too old for TLS 1.2, or speak plain http.</source>
        <translation>请检查端口；服务器可能过旧，不支持 TLS 1.2，也可能只支持未加密的 http。</translation>
    </message>
    <message>
        <source>Reply too large</source>
        <translation>响应过大</translation>
    </message>
    <message>
        <source>Address changed</source>
        <translation>地址已更改</translation>
    </message>
    <message>
        <source>Log in to this server alone to confirm the new address.</source>
        <translation>单独登录此服务器，即可确认新地址。</translation>
    </message>
    <message>
        <source>Password needed</source>
        <translation>需要密码</translation>
    </message>
    <message>
        <source>Log in to this server alone to enter it.</source>
        <translation>单独登录此服务器，即可输入。</translation>
    </message>
    <message>
        <source>Keychain locked</source>
        <translation>密钥环已锁定</translation>
    </message>
    <message>
        <source>The keychain cannot be read. Nothing was sent.</source>
        <translation>无法读取密钥环。未发送任何内容。</translation>
    </message>
    <message>
        <source>Few attempts left</source>
        <translation>剩余机会不多</translation>
    </message>
    <message>
        <source>The last attempts before a lock are left to you. Nothing was sent.</source>
        <translation>锁定前的最后几次尝试留给您手动进行。未发送任何内容。</translation>
    </message>
    <message>
        <source>Log in to this server alone.</source>
        <translation>请单独登录此服务器。</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Cancelled before it was done.</source>
        <translation>操作在完成前被取消。</translation>
    </message>
    <message>
        <source>The reply (HTTP %1) is not what was expected.</source>
        <translation>响应（HTTP %1）不是预期的内容。</translation>
    </message>
    <message>
        <source>The reply is not what was expected.</source>
        <translation>响应不是预期的内容。</translation>
    </message>
    <message>
        <source>The server refused the user name, password or key.</source>
        <translation>服务器拒绝了用户名、密码或密钥。</translation>
    </message>
    <message>
        <source>Check them, then log in again. What was refused is not sent again by itself.</source>
        <translation>请核对后重新登录。被拒绝的内容不会自动再次发送。</translation>
    </message>
    <message>
        <source>This password or key was refused before and was not sent again.</source>
        <translation>此密码或密钥曾被拒绝，因此没有再次发送。</translation>
    </message>
    <message>
        <source>Let whoever runs the server extend it.</source>
        <translation>请联系服务器管理员延长期限。</translation>
    </message>
    <message>
        <source>Ask whoever runs the server about its licence.</source>
        <translation>请向服务器管理员咨询许可证事宜。</translation>
    </message>
    <message>
        <source>Ask whoever runs the server for the permission.</source>
        <translation>请向服务器管理员申请权限。</translation>
    </message>
    <message>
        <source>The reply was far larger than it should be.</source>
        <translation>响应远远超出了正常大小。</translation>
    </message>
    <message>
        <source>The stored password or key was entered for another address and was not sent.</source>
        <translation>已保存的密码或密钥是为另一个地址输入的，因此没有发送。</translation>
    </message>
    <message>
        <source>No password or key is stored for this server.</source>
        <translation>没有保存此服务器的密码或密钥。</translation>
    </message>
    <message>
        <source>Token unreadable</source>
        <translation>令牌无法读取</translation>
    </message>
    <message>
        <source>The stored token cannot be read. Nothing was sent.</source>
        <translation>无法读取已保存的令牌。未发送任何内容。</translation>
    </message>
    <message>
        <source>Try again, or log in to get a new one.</source>
        <translation>请重试，或登录以获取新的令牌。</translation>
    </message>
    <message>
        <source>The keychain is locked. Nothing was sent.</source>
        <translation>密钥环已锁定。未发送任何内容。</translation>
    </message>
    <message>
        <source>Unlock it to go on.</source>
        <translation>解锁后即可继续。</translation>
    </message>
    <message>
        <source>No keychain</source>
        <translation>没有密钥环</translation>
    </message>
    <message>
        <source>No keychain answers on this desktop. Nothing was sent.</source>
        <translation>此桌面上没有可用的密钥环。未发送任何内容。</translation>
    </message>
    <message>
        <source>Start one and try again, or keep secrets in memory until you quit.</source>
        <translation>请启动密钥环后重试，或在退出前将凭据保存在内存中。</translation>
    </message>
    <message>
        <source>Keychain refused</source>
        <translation>密钥环拒绝访问</translation>
    </message>
    <message>
        <source>Access to the keychain was refused. Nothing was sent.</source>
        <translation>访问密钥环被拒绝。未发送任何内容。</translation>
    </message>
    <message>
        <source>Allow it, then try again.</source>
        <translation>请允许访问，然后重试。</translation>
    </message>
    <message>
        <source>Keychain unreadable</source>
        <translation>密钥环无法读取</translation>
    </message>
    <message>
        <source>Try again later, or look into the keychain&apos;s own program.</source>
        <translation>请稍后重试，或在密钥环自己的程序中查看。</translation>
    </message>
    <message>
        <source>Busy elsewhere</source>
        <translation>正在别处处理</translation>
    </message>
    <message>
        <source>Another window or program is logging in to this server. Nothing was sent.</source>
        <translation>另一个窗口或程序正在登录此服务器。未发送任何内容。</translation>
    </message>
    <message>
        <source>Look whether it waits for you there, then try again.</source>
        <translation>请看看那里是否在等待您操作，然后重试。</translation>
    </message>
    <message>
        <source>Reason: %1.</source>
        <translation>原因：%1。</translation>
    </message>
    <message>
        <source>Nobody vouches for it: it is signed by itself, or by an issuer that is.</source>
        <translation>无人为其担保：证书或其颁发者是自签名的。</translation>
    </message>
    <message>
        <source>This computer does not know its issuer.</source>
        <translation>本机不认识其颁发者。</translation>
    </message>
    <message>
        <source>It is made out for another host.</source>
        <translation>证书是颁发给另一台主机的。</translation>
    </message>
    <message>
        <source>It has expired.</source>
        <translation>证书已过期。</translation>
    </message>
    <message>
        <source>It is not valid yet.</source>
        <translation>证书尚未生效。</translation>
    </message>
    <message>
        <source>It does not pass the checks.</source>
        <translation>证书未通过检查。</translation>
    </message>
    <message>
        <source>Log in to this server alone to see the certificate and to decide, or name the file of its CA under Connection.</source>
        <translation>请单独登录此服务器以查看证书并作出决定，或在“连接”中指定其 CA 文件。</translation>
    </message>
    <message>
        <source>Certificate changed</source>
        <translation>证书已更换</translation>
    </message>
    <message>
        <source>The server shows another certificate than the one that you trusted. Nothing was sent.</source>
        <translation>服务器出示的证书与您信任的不同，未发送任何内容。</translation>
    </message>
    <message>
        <source>Ask whoever runs the server. Log in to this server alone to compare the two.</source>
        <translation>请询问服务器管理员。单独登录此服务器即可比对两张证书。</translation>
    </message>
    <message>
        <source>CA file unusable</source>
        <translation>CA 文件不可用</translation>
    </message>
    <message>
        <source>The CA file of this server cannot be used. Nothing was sent.</source>
        <translation>此服务器的 CA 文件无法使用，未发送任何内容。</translation>
    </message>
    <message>
        <source>Choose a readable PEM file under Connection.</source>
        <translation>请在“连接”中选择可读取的 PEM 文件。</translation>
    </message>
    <message>
        <source>Proxy unreachable</source>
        <translation>代理无法连接</translation>
    </message>
    <message>
        <source>The proxy cannot be reached, or cannot reach the server.</source>
        <translation>无法连接到代理，或代理无法连接到服务器。</translation>
    </message>
    <message>
        <source>Check the proxy under Connection, and the network.</source>
        <translation>请检查“连接”中的代理以及网络。</translation>
    </message>
    <message>
        <source>Proxy refused</source>
        <translation>代理拒绝</translation>
    </message>
    <message>
        <source>The proxy did not accept the user name or password.</source>
        <translation>代理不接受该用户名或密码。</translation>
    </message>
    <message>
        <source>Enter them under Connection.</source>
        <translation>请在“连接”中重新输入。</translation>
    </message>
    <message>
        <source>Keychain silent</source>
        <translation>密钥环无响应</translation>
    </message>
    <message>
        <source>The keychain does not answer. Nothing was sent.</source>
        <translation>密钥环没有响应。未发送任何内容。</translation>
    </message>
    <message>
        <source>Look whether it asks you something, then try again.</source>
        <translation>请看看它是否正在询问您，然后重试。</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>未能计数</translation>
    </message>
    <message>
        <source>The count of wrong log-ins cannot be read or written down, so the log-in was not sent.</source>
        <translation>无法读取或写入登录错误的次数，因此没有发送登录请求。</translation>
    </message>
    <message>
        <source>Try again; if it stays so, look whether the disk of this computer is full or broken.</source>
        <translation>请重试；如果仍然如此，请检查本机的磁盘是否已满或损坏。</translation>
    </message>
</context>
<context>
    <name>tokenrack::Hummingbird</name>
    <message>
        <source>IoT gateway</source>
        <translation>物联网网关</translation>
    </message>
    <message>
        <source>The address of the gateway&apos;s interface, usually with port 58081.</source>
        <translation>网关接口的地址，端口通常为 58081。</translation>
    </message>
</context>
<context>
    <name>tokenrack::ImportError</name>
    <message>
        <source>This file is not valid JSON: %1. Correct it or export it again.</source>
        <translation>此文件不是有效的 JSON：%1。请更正或重新导出。</translation>
    </message>
    <message>
        <source>This is not a list of servers from Tokenrack. Pick a file that Tokenrack exported.</source>
        <translation>这不是 Tokenrack 的服务器列表。请选择由 Tokenrack 导出的文件。</translation>
    </message>
    <message>
        <source>This file was written by a later version of Tokenrack. Import it with that version.</source>
        <translation>此文件由更新版本的 Tokenrack 写入。请用该版本导入。</translation>
    </message>
    <message>
        <source>This file is too large for a list of servers. Files of up to 64 MiB can be imported.</source>
        <translation>此文件过大，不像是服务器列表。最大可导入 64 MiB 的文件。</translation>
    </message>
    <message>
        <source>%1 (line %2)</source>
        <translation>%1（第 %2 行）</translation>
    </message>
    <message>
        <source>This file is not valid CSV: %1. Correct it or export it again.</source>
        <translation>此文件不是有效的 CSV：%1。请更正或重新导出。</translation>
    </message>
    <message>
        <source>This CSV file has no column “%1”. Its first line has to name the columns.</source>
        <translation>此 CSV 文件没有“%1”列。首行必须写出各列的名称。</translation>
    </message>
    <message>
        <source>This CSV file has the column “%1” twice. Its first line has to name each column once.</source>
        <translation>此 CSV 文件有两个“%1”列。首行中每列的名称只能写一次。</translation>
    </message>
</context>
<context>
    <name>tokenrack::ImportReport</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) imported from %1.</source>
        <translation>
            <numerusform>已从 %1 导入 %n 台服务器。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) left out. Correct the file and import it again.</source>
        <translation>
            <numerusform>有 %n 个条目未导入。请更正文件后重新导入。</numerusform>
        </translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Entries left out</source>
        <translation>未导入的条目</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Time-out</source>
        <translation>超时</translation>
    </message>
</context>
<context>
    <name>tokenrack::InputProblem</name>
    <message>
        <source>Give the server a name.</source>
        <translation>请为服务器取一个名称。</translation>
    </message>
    <message>
        <source>Enter the server&apos;s address, for example http://192.168.1.100:8081.</source>
        <translation>请输入服务器的地址，例如 http://192.168.1.100:8081。</translation>
    </message>
    <message>
        <source>This is needed. Please fill it in.</source>
        <translation>此项必填，请填写。</translation>
    </message>
    <message>
        <source>There are characters in here that cannot be seen, such as a tab or a line break. Type it in by hand.</source>
        <translation>其中有不可见的字符，例如制表符或换行符。请手动输入。</translation>
    </message>
    <message numerus="yes">
        <source>This is too long. There is room for %n character(s).</source>
        <translation>
            <numerusform>内容过长，最多可填 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>This is no address. One looks like http://192.168.1.100:8081.</source>
        <translation>这不是地址。地址形如 http://192.168.1.100:8081。</translation>
    </message>
    <message>
        <source>The address has to begin with http:// or https://.</source>
        <translation>地址必须以 http:// 或 https:// 开头。</translation>
    </message>
    <message>
        <source>Take the user name and the password out of the address; they have fields of their own.</source>
        <translation>请从地址中去掉用户名和密码，它们有各自的输入框。</translation>
    </message>
    <message>
        <source>A user ID is a whole number of at most 19 digits.</source>
        <translation>用户 ID 是不超过 19 位的整数。</translation>
    </message>
    <message>
        <source>An MD5 has 32 digits from 0 to 9 and a to f.</source>
        <translation>MD5 共 32 位，由 0 到 9 和 a 到 f 组成。</translation>
    </message>
    <message>
        <source>“%1” cannot be chosen here. Pick one from the list.</source>
        <translation>此处不能选择“%1”。请从列表中选择。</translation>
    </message>
    <message>
        <source>Enter a whole number from the range %1.</source>
        <translation>请输入 %1 范围内的整数。</translation>
    </message>
    <message>
        <source>This version of Tokenrack does not know the system “%1”.</source>
        <translation>此版本的 Tokenrack 不认识系统“%1”。</translation>
    </message>
    <message>
        <source>This is no ID. Leave it out to get a new one.</source>
        <translation>这不是 ID。留空即可获得新的 ID。</translation>
    </message>
    <message>
        <source>An entry before this one has the same ID.</source>
        <translation>前面已有条目使用相同的 ID。</translation>
    </message>
    <message>
        <source>This should be a JSON object, but it is something else.</source>
        <translation>此处应为 JSON 对象，但实际不是。</translation>
    </message>
    <message>
        <source>This should be a list of texts, but it is something else.</source>
        <translation>此处应为文本列表，但实际不是。</translation>
    </message>
    <message>
        <source>This should be a text, but it is something else.</source>
        <translation>此处应为文本，但实际不是。</translation>
    </message>
    <message>
        <source>This is no proxy. One looks like proxy.example:3128.</source>
        <translation>这不是代理地址。应类似 proxy.example:3128。</translation>
    </message>
    <message>
        <source>There are more cells here than the first line names. A text with a comma or semicolon in it needs quotes.</source>
        <translation>此处的单元格比首行写出的列多。含有逗号或分号的文本需要加引号。</translation>
    </message>
</context>
<context>
    <name>tokenrack::KeychainDialog</name>
    <message>
        <source>Keychain</source>
        <translation>密钥环</translation>
    </message>
    <message>
        <source>In memory nothing is written down, and all of it is gone when you quit.</source>
        <translation>存放在内存中时不写入磁盘，退出程序后全部清除。</translation>
    </message>
    <message>
        <source>Keep in &amp;memory until I quit</source>
        <translation>退出前保存在内存中(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>解锁(&amp;U)</translation>
    </message>
</context>
<context>
    <name>tokenrack::KeychainStore</name>
    <message>
        <source>Windows Credential Manager</source>
        <translation>Windows 凭据管理器</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>钥匙串</translation>
    </message>
    <message>
        <source>KDE Wallet</source>
        <translation>KDE 密码库</translation>
    </message>
    <message>
        <source>GNOME Keyring</source>
        <translation>GNOME 密钥环</translation>
    </message>
</context>
<context>
    <name>tokenrack::KeysDialog</name>
    <message>
        <source>Keys and help</source>
        <translation>快捷键与帮助</translation>
    </message>
    <message>
        <source>Add a server, select it and press Enter: Tokenrack logs in and shows how long the token lives. Ctrl+C copies the token; the clipboard is cleared after a while. Passwords rest in the keychain of your desktop, tokens sealed on disk.</source>
        <translation>添加一台服务器，选中后按 Enter：Tokenrack 会登录并显示令牌的剩余时间。按 Ctrl+C 复制令牌，剪贴板稍后会自动清空。密码保存在桌面的密钥环中，令牌加密后存放在磁盘上。</translation>
    </message>
</context>
<context>
    <name>tokenrack::LateTransport</name>
    <message>
        <source>The part of the program that talks to the network cannot be loaded. Install the program again.</source>
        <translation>程序中负责联网的部分无法加载，请重新安装本程序。</translation>
    </message>
</context>
<context>
    <name>tokenrack::LockBar</name>
    <message>
        <source>Waiting for the keychain…</source>
        <translation>正在等待密钥环…</translation>
    </message>
    <message>
        <source>Still locked.</source>
        <translation>仍处于锁定状态。</translation>
    </message>
    <message>
        <source>Locked. Tokens and passwords have left memory; the countdowns go on.</source>
        <translation>已锁定。令牌和密码已从内存中清除，倒计时仍在继续。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Go on without the keychain</source>
        <translation>不使用密钥环继续</translation>
    </message>
    <message>
        <source>Secrets are then kept in memory until you quit.</source>
        <translation>凭据将保存在内存中，直到退出。</translation>
    </message>
</context>
<context>
    <name>tokenrack::MainWindow</name>
    <message numerus="yes">
        <source>%n token(s) copied.</source>
        <translation>
            <numerusform>已复制 %n 个令牌。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be had.</source>
        <translation>
            <numerusform>%n 个未能取得。</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied from %1.</source>
        <translation>已从“%1”复制令牌。</translation>
    </message>
    <message>
        <source>Refreshed and copied from %1.</source>
        <translation>已刷新并从“%1”复制令牌。</translation>
    </message>
    <message>
        <source>Logged in and copied from %1.</source>
        <translation>已登录并从“%1”复制令牌。</translation>
    </message>
</context>
<context>
    <name>tokenrack::MaximTop</name>
    <message>
        <source>Chat back end</source>
        <translation>即时通讯后台</translation>
    </message>
    <message>
        <source>The address of the app&apos;s interface, as the MaximTop console shows it. Usually https.</source>
        <translation>应用接口的地址，见 MaximTop 控制台。通常为 https。</translation>
    </message>
    <message>
        <source>User ID</source>
        <translation>用户 ID</translation>
    </message>
    <message>
        <source>A whole number.</source>
        <translation>整数。</translation>
    </message>
    <message>
        <source>Log-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>A phone number, an e-mail address or a user name.</source>
        <translation>手机号、邮箱地址或用户名。</translation>
    </message>
    <message>
        <source>App ID</source>
        <translation>应用 ID</translation>
    </message>
    <message>
        <source>Log in by</source>
        <translation>登录方式</translation>
    </message>
    <message>
        <source>Phone, e-mail or user name</source>
        <translation>手机号、邮箱或用户名</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Only for acting as an administrator for somebody.</source>
        <translation>仅用于管理员代他人操作。</translation>
    </message>
    <message>
        <source>Device ID</source>
        <translation>设备 ID</translation>
    </message>
    <message>
        <source>When set, a push token comes back.</source>
        <translation>填写后会返回推送令牌。</translation>
    </message>
    <message>
        <source>Acting token</source>
        <translation>代操作令牌</translation>
    </message>
    <message>
        <source>Acting for group ID</source>
        <translation>代操作的群组 ID</translation>
    </message>
    <message>
        <source>Acting for user ID</source>
        <translation>代操作的用户 ID</translation>
    </message>
</context>
<context>
    <name>tokenrack::MemoryStore</name>
    <message>
        <source>Memory, until you quit</source>
        <translation>内存（退出时清除）</translation>
    </message>
</context>
<context>
    <name>tokenrack::Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>服务器(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>令牌(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>外观(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>列(&amp;O)</translation>
    </message>
    <message>
        <source>As the d&amp;esktop</source>
        <translation>跟随系统(&amp;E)</translation>
    </message>
</context>
<context>
    <name>tokenrack::MessageStrip</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Show the next message</source>
        <translation>显示下一条消息</translation>
    </message>
    <message numerus="yes">
        <source>Show the next message, %n more</source>
        <translation>
            <numerusform>显示下一条消息，还有 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenrack::Notices</name>
    <message>
        <source>The desktop did not let Tokenrack clear the clipboard: the token is still there. Copy something else over it.</source>
        <translation>桌面环境没有让 Tokenrack 清空剪贴板，令牌仍在其中。请复制其他内容将其覆盖。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>The clock of %1 is %2 ahead of this computer&apos;s. The countdown allows for it.</source>
        <translation>“%1”的时钟比本机快 %2。倒计时已计入此差异。</translation>
    </message>
    <message>
        <source>The clock of %1 is %2 behind this computer&apos;s. The countdown allows for it.</source>
        <translation>“%1”的时钟比本机慢 %2。倒计时已计入此差异。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>What you entered is kept in memory until you quit.</source>
        <translation>您输入的内容会保存在内存中，退出时清除。</translation>
    </message>
    <message>
        <source>The new token is kept in memory until you quit.</source>
        <translation>新的令牌保存在内存中，直到退出。</translation>
    </message>
    <message>
        <source>The password or key of a deleted server could not be removed from it.</source>
        <translation>无法从中移除已删除服务器的密码或密钥。</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Keep in memory</source>
        <translation>保存在内存中</translation>
    </message>
    <message>
        <source>Waiting for the keychain. It may be asking you something in a window of its own.</source>
        <translation>正在等待密钥环。它可能正在自己的窗口中询问您。</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>停止等待</translation>
    </message>
    <message>
        <source>What you entered is not kept, since Tokenrack is locked. Enter it again.</source>
        <translation>Tokenrack 已锁定，您输入的内容没有保存。请重新输入。</translation>
    </message>
</context>
<context>
    <name>tokenrack::OriginDialog</name>
    <message>
        <source>Another address – %1</source>
        <translation>另一个地址 – %1</translation>
    </message>
    <message>
        <source>It was entered for %1 at %2. It would now go to %3 at %4.</source>
        <translation>它是为 %1（%2）输入的，现在将发送到 %3（%4）。</translation>
    </message>
    <message>
        <source>Unless you changed the address yourself, do not send it there.</source>
        <translation>除非是您自己更改了地址，否则请勿发送。</translation>
    </message>
    <message>
        <source>The stored password or key belongs to another address</source>
        <translation>已保存的密码或密钥属于另一个地址</translation>
    </message>
    <message>
        <source>&amp;Use it there too</source>
        <translation>也用于新地址(&amp;U)</translation>
    </message>
</context>
<context>
    <name>tokenrack::PrivateFiles</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 等另外 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Other users of this computer had access to %1. Now only you have.</source>
        <translation>此计算机的其他用户曾可访问 %1。现在只有你可以。</translation>
    </message>
    <message>
        <source>Other users of this computer have access to %1, and that cannot be changed.</source>
        <translation>此计算机的其他用户可以访问 %1，且无法更改。</translation>
    </message>
</context>
<context>
    <name>tokenrack::Provider</name>
    <message>
        <source>Not encrypted: whoever can read the network can read the password.</source>
        <translation>未加密：能读取网络流量的人就能读取密码。</translation>
    </message>
</context>
<context>
    <name>tokenrack::ProviderFieldRow</name>
    <message>
        <source>Remove what is stored</source>
        <translation>移除已保存的内容</translation>
    </message>
</context>
<context>
    <name>tokenrack::ProviderRows</name>
    <message>
        <source>Leave empty to keep what is stored</source>
        <translation>留空则沿用已保存的内容</translation>
    </message>
</context>
<context>
    <name>tokenrack::QuestionDialog</name>
    <message numerus="yes">
        <source>%n more waiting</source>
        <translation>
            <numerusform>还有 %n 个在等待</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenrack::RecordCard</name>
    <message>
        <source>Reply fields</source>
        <translation>响应字段</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动记录</translation>
    </message>
    <message>
        <source>Show the reply fields</source>
        <translation>显示响应字段</translation>
    </message>
    <message>
        <source>What the server replies to a log-in will stand here.</source>
        <translation>服务器对登录的响应会显示在这里。</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制值</translation>
    </message>
    <message>
        <source>refresh token</source>
        <translation>刷新令牌</translation>
    </message>
    <message>
        <source>refresh token until</source>
        <translation>刷新令牌到期</translation>
    </message>
</context>
<context>
    <name>tokenrack::RowTexts</name>
    <message>
        <source>not encrypted</source>
        <translation>未加密</translation>
    </message>
    <message>
        <source>Tags: %1</source>
        <translation>标签：%1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between tags</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>This version does not know this system.</source>
        <translation>此版本不认识该系统。</translation>
    </message>
    <message>
        <source>The server says: %1</source>
        <translation>服务器返回：%1</translation>
    </message>
    <message>
        <source>The token is good, but the server has no licence for its interface.</source>
        <translation>令牌有效，但服务器没有接口许可证。</translation>
    </message>
    <message>
        <source>Checked: %1</source>
        <translation>检查时间：%1</translation>
    </message>
</context>
<context>
    <name>tokenrack::SecretDialog</name>
    <message>
        <source>Log in – %1</source>
        <translation>登录 – %1</translation>
    </message>
    <message>
        <source>&amp;Keep it in %1</source>
        <translation>保存到 %1(&amp;K)</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) left.</source>
        <translation>
            <numerusform>剩余 %n 次尝试机会。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Send again</source>
        <translation>再次发送(&amp;S)</translation>
    </message>
    <message>
        <source>Send the stored one once more, as it is</source>
        <translation>将已保存的凭据原样再发送一次</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>登录(&amp;L)</translation>
    </message>
    <message>
        <source>%1 refused what is stored for %2 at %3. Enter it anew, or send it again.</source>
        <translation>%1 拒绝了为 %2（%3）保存的凭据。请重新输入，或再次发送。</translation>
    </message>
    <message>
        <source>%1 refused what is stored for %2 at %3 (%4). Enter it anew, or send it again.</source>
        <translation>%1 拒绝了为 %2（%3）保存的凭据，时间：%4。请重新输入，或再次发送。</translation>
    </message>
    <message>
        <source>No password or key is stored yet for %1 at %2. Enter it to log in to %3.</source>
        <translation>尚未保存 %1（%2）的密码或密钥。请输入后登录 %3。</translation>
    </message>
    <message>
        <source>What is stored for %1 at %2 is not all that %3 needs. Enter the rest to log in.</source>
        <translation>为 %2 上的 %1 保存的内容还不足以登录 %3，请输入其余内容。</translation>
    </message>
    <message>
        <source>%1 refused exactly this for %2 at %3 (%4). Check it; if you enter it once more, it is sent.</source>
        <translation>%1 曾拒绝 %3 上 %2 的同一内容（%4）。请检查；再次输入则会发送。</translation>
    </message>
</context>
<context>
    <name>tokenrack::SecretEdit</name>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Taken out by the lock. Type it again.</source>
        <translation>锁定时已清除，请重新输入。</translation>
    </message>
</context>
<context>
    <name>tokenrack::SecretError</name>
    <message>
        <source>Enter its secret to log in.</source>
        <translation>请输入凭据后登录。</translation>
    </message>
    <message>
        <source>Start one and try again, or keep secrets in memory until you quit.</source>
        <translation>请启动密钥环后重试，或在退出前将凭据保存在内存中。</translation>
    </message>
    <message>
        <source>Unlock it and try again, or keep secrets in memory until you quit.</source>
        <translation>请解锁后重试，或在退出前将凭据保存在内存中。</translation>
    </message>
    <message>
        <source>Allow it and try again, or keep secrets in memory until you quit.</source>
        <translation>请允许访问后重试，或在退出前将凭据保存在内存中。</translation>
    </message>
    <message>
        <source>Use a shorter secret, or keep it in memory until you quit.</source>
        <translation>请使用较短的凭据，或在退出前将其保存在内存中。</translation>
    </message>
    <message>
        <source>Enter the secret again, or keep secrets in memory until you quit.</source>
        <translation>请重新输入凭据，或在退出前将凭据保存在内存中。</translation>
    </message>
    <message>
        <source>Try again, or keep secrets in memory until you quit.</source>
        <translation>请重试，或在退出前将凭据保存在内存中。</translation>
    </message>
    <message>
        <source>Nothing is stored for this server.</source>
        <translation>没有保存此服务器的凭据。</translation>
    </message>
    <message>
        <source>No keychain answers on this desktop.</source>
        <translation>此桌面上没有可用的密钥环。</translation>
    </message>
    <message>
        <source>The keychain is locked.</source>
        <translation>密钥环已锁定。</translation>
    </message>
    <message>
        <source>Access to the keychain was refused.</source>
        <translation>访问密钥环被拒绝。</translation>
    </message>
    <message>
        <source>This is too long for this computer&apos;s keychain.</source>
        <translation>内容过长，本机的密钥环存不下。</translation>
    </message>
    <message>
        <source>The keychain holds an item that this version cannot read. It was left as it is.</source>
        <translation>密钥环中有此版本无法读取的条目，已保持原样。</translation>
    </message>
    <message>
        <source>The keychain could not be used.</source>
        <translation>无法使用密钥环。</translation>
    </message>
    <message>
        <source>The keychain could not be used: %1.</source>
        <translation>无法使用密钥环：%1。</translation>
    </message>
    <message>
        <source>Look whether it asks you something, then try again.</source>
        <translation>请看看它是否正在询问您，然后重试。</translation>
    </message>
    <message>
        <source>The keychain does not answer.</source>
        <translation>密钥环没有响应。</translation>
    </message>
</context>
<context>
    <name>tokenrack::Sentences</name>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>tokenrack::ServerDialog</name>
    <message>
        <source>%1 (copy)</source>
        <translation>%1（副本）</translation>
    </message>
    <message>
        <source>Edit server</source>
        <translation>编辑服务器</translation>
    </message>
    <message>
        <source>Add server</source>
        <translation>添加服务器</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>What you entered is not saved.</source>
        <translation>输入的内容尚未保存。</translation>
    </message>
    <message>
        <source>Close once more to discard it, or save it.</source>
        <translation>再次关闭即放弃，也可以先保存。</translation>
    </message>
    <message>
        <source>Logging in…</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>Logged in.</source>
        <translation>已登录。</translation>
    </message>
    <message>
        <source>Logged in as %1.</source>
        <translation>已以 %1 的身份登录。</translation>
    </message>
    <message>
        <source>%1 says: %2</source>
        <translation>%1 返回：%2</translation>
    </message>
    <message>
        <source>Stop &amp;test</source>
        <translation>停止测试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Test log-in</source>
        <translation>测试登录(&amp;T)</translation>
    </message>
    <message numerus="yes">
        <source>uses one of %n attempt(s)</source>
        <translation>
            <numerusform>会用掉剩余 %n 次尝试机会中的一次</numerusform>
        </translation>
    </message>
    <message>
        <source>no attempts are left</source>
        <translation>尝试机会已用完</translation>
    </message>
    <message>
        <source>%1 refused just this before, %2.</source>
        <translation>%1 此前（%2）拒绝过同一内容。</translation>
    </message>
    <message>
        <source>Check what you entered, or do it once more to go on.</source>
        <translation>请检查输入的内容；再次操作则继续。</translation>
    </message>
</context>
<context>
    <name>tokenrack::ServerForm</name>
    <message>
        <source>S&amp;ystem</source>
        <translation>系统(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>地址(&amp;A)</translation>
    </message>
    <message>
        <source>Ta&amp;gs</source>
        <translation>标签(&amp;G)</translation>
    </message>
    <message>
        <source>N&amp;otes</source>
        <translation>备注(&amp;O)</translation>
    </message>
    <message>
        <source>Separated by commas</source>
        <translation>用逗号分隔</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>&amp;Refresh the token before it expires</source>
        <translation>在令牌到期前刷新(&amp;R)</translation>
    </message>
    <message>
        <source>Filled in from what you pasted.</source>
        <translation>已根据粘贴的内容填写。</translation>
    </message>
    <message>
        <source>&amp;Keep the password in memory until you quit</source>
        <translation>退出前将密码保存在内存中(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Keep it in memory until you quit</source>
        <translation>退出前保存在内存中(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Keep the password in %1</source>
        <translation>将密码保存到 %1(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Keep it in %1</source>
        <translation>保存到 %1(&amp;K)</translation>
    </message>
    <message>
        <source>Connection (time-out, certificate, proxy)</source>
        <translation>连接（超时、证书、代理）</translation>
    </message>
</context>
<context>
    <name>tokenrack::ServerModel</name>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Expires in</source>
        <translation>剩余时间</translation>
    </message>
</context>
<context>
    <name>tokenrack::ServerTable</name>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
</context>
<context>
    <name>tokenrack::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>外观(&amp;A)</translation>
    </message>
    <message>
        <source>Clear the cli&amp;pboard after</source>
        <translation>多久后清空剪贴板(&amp;P)</translation>
    </message>
    <message>
        <source>A copied token is taken out of the clipboard after this time, and when you quit.</source>
        <translation>复制的令牌会在此时间后以及退出时从剪贴板中清除。</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>&amp;Refresh tokens before they expire</source>
        <translation>在令牌到期前刷新(&amp;R)</translation>
    </message>
    <message>
        <source>Where the system can. Each server has a switch of its own as well.</source>
        <translation>仅限支持刷新的系统。每台服务器另有自己的开关。</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>L&amp;ock when idle</source>
        <translation>空闲时锁定(&amp;O)</translation>
    </message>
    <message>
        <source>Locked, tokens and passwords leave memory. The desktop&apos;s own lock does the same.</source>
        <translation>锁定后，令牌和密码会从内存中清除。桌面锁屏时也会锁定。</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>%n 分钟后</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenrack::Sidebar</name>
    <message>
        <source>Which servers to show</source>
        <translation>显示哪些服务器</translation>
    </message>
</context>
<context>
    <name>tokenrack::SidebarModel</name>
    <message numerus="yes">
        <source>%1, %n server(s)</source>
        <translation>
            <numerusform>%1，%n 台服务器</numerusform>
        </translation>
    </message>
    <message>
        <source>All servers</source>
        <translation>所有服务器</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>tokenrack::SnippetCard</name>
    <message>
        <source>Header</source>
        <translation>请求头</translation>
    </message>
    <message>
        <source>Copy with the token inside</source>
        <translation>连同令牌一起复制</translation>
    </message>
</context>
<context>
    <name>tokenrack::StartProblem</name>
    <message>
        <source>Tokenrack cannot open its database</source>
        <translation>Tokenrack 无法打开数据库</translation>
    </message>
    <message>
        <source>Whatever you choose, the file is kept: it is only moved aside, never overwritten.</source>
        <translation>无论如何选择，原文件都会保留：只会移到一旁，绝不覆盖。</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Start empty</source>
        <translation>从空列表开始</translation>
    </message>
    <message>
        <source>Restore the backup of %1</source>
        <translation>恢复 %1 的备份</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>The database reported: %1</source>
        <translation>数据库报告：%1</translation>
    </message>
</context>
<context>
    <name>tokenrack::StatusCard</name>
    <message>
        <source>refreshes itself at %1</source>
        <translation>将于 %1 自动刷新</translation>
    </message>
    <message>
        <source>The server says: %1</source>
        <translation>服务器返回：%1</translation>
    </message>
    <message>
        <source>The token is good, but the server has no licence for its interface.</source>
        <translation>令牌有效，但服务器没有接口许可证。</translation>
    </message>
    <message>
        <source>Log in to get a token.</source>
        <translation>请登录以获取令牌。</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至%1</translation>
    </message>
    <message>
        <source>issued %1</source>
        <translation>签发于%1</translation>
    </message>
    <message>
        <source>end read from the token itself</source>
        <translation>到期时间取自令牌本身</translation>
    </message>
    <message>
        <source>end read from %1</source>
        <translation>到期时间取自 %1</translation>
    </message>
    <message>
        <source>clock differs by %1</source>
        <translation>时钟相差 %1</translation>
    </message>
    <message>
        <source>checked %1</source>
        <translation>检查于%1</translation>
    </message>
    <message>
        <source>failed %1</source>
        <translation>失败于%1</translation>
    </message>
    <message>
        <source>locked until %1</source>
        <translation>锁定至%1</translation>
    </message>
    <message>
        <source>through proxy %1</source>
        <translation>经由代理 %1</translation>
    </message>
    <message>
        <source>without a proxy</source>
        <translation>不经代理</translation>
    </message>
</context>
<context>
    <name>tokenrack::StatusGroup</name>
    <message>
        <source>Active</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Captcha needed</source>
        <translation>需要验证码</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Locked out</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Logged out</source>
        <translation>未登录</translation>
    </message>
</context>
<context>
    <name>tokenrack::StatusLine</name>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n 台服务器</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n active</source>
        <translation>
            <numerusform>%n 台有效</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expire soon</source>
        <translation>
            <numerusform>%n 台即将到期</numerusform>
        </translation>
    </message>
    <message>
        <source>Log-ins done</source>
        <translation>登录进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n log-in(s) done</source>
        <translation>
            <numerusform>登录已完成 %1/%n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n logged in</source>
        <translation>
            <numerusform>%n 台已登录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 台失败</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear now</source>
        <translation>立即清空</translation>
    </message>
    <message numerus="yes">
        <source>Clipboard clears in %n s</source>
        <translation>
            <numerusform>%n 秒后清空剪贴板</numerusform>
        </translation>
    </message>
    <message>
        <source>Secrets: %1</source>
        <translation>凭据存放于：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n 台已跳过</numerusform>
        </translation>
    </message>
    <message>
        <source>No password was sent for the skipped ones: refused before, no stored password or key, captcha not answered, few attempts left, locked out, or cancelled. Log in to such a server alone.</source>
        <translation>没有向被跳过的服务器发送密码：曾被拒绝、没有保存密码或密钥、未回答验证码、剩余机会不多、已锁定或已取消。请单独登录这些服务器。</translation>
    </message>
    <message>
        <source>Secrets: no keychain</source>
        <translation>凭据：没有密钥环</translation>
    </message>
    <message>
        <source>Secrets: keychain locked</source>
        <translation>凭据：密钥环已锁定</translation>
    </message>
    <message>
        <source>Secrets: keychain silent</source>
        <translation>凭据：密钥环没有回应</translation>
    </message>
</context>
<context>
    <name>tokenrack::StoreError</name>
    <message>
        <source>%1 cannot be opened.</source>
        <translation>无法打开 %1。</translation>
    </message>
    <message>
        <source>%1 is damaged and was left as it is.</source>
        <translation>%1 已损坏，已保持原样。</translation>
    </message>
    <message>
        <source>%1 was written by a later version of Tokenrack and was left as it is.</source>
        <translation>%1 由更新版本的 Tokenrack 写入，已保持原样。</translation>
    </message>
    <message>
        <source>%1 is not there any more, but backups of it are.</source>
        <translation>%1 已不存在，但它的备份还在。</translation>
    </message>
    <message>
        <source>Another program has put another file in the place of %1. What you change here cannot be kept.</source>
        <translation>另一个程序已用另一个文件取代 %1。您在这里所做的更改无法保留。</translation>
    </message>
    <message>
        <source>%1 cannot be written to.</source>
        <translation>无法写入 %1。</translation>
    </message>
    <message>
        <source>The disk that holds %1 is full.</source>
        <translation>%1 所在的磁盘已满。</translation>
    </message>
    <message>
        <source>Another program is using %1.</source>
        <translation>另一个程序正在使用 %1。</translation>
    </message>
    <message>
        <source>%1 could not be read or written.</source>
        <translation>无法读取或写入 %1。</translation>
    </message>
    <message>
        <source>Check that the folder exists and belongs to you.</source>
        <translation>请确认文件夹存在，并且属于您。</translation>
    </message>
    <message>
        <source>Quit and start Tokenrack again: it then offers the last good backup.</source>
        <translation>请退出并重新启动 Tokenrack：届时会提供最近一份完好的备份。</translation>
    </message>
    <message>
        <source>Use that version, or set the file aside.</source>
        <translation>请使用该版本，或将此文件移到一旁。</translation>
    </message>
    <message>
        <source>Quit and start Tokenrack again.</source>
        <translation>请退出并重新启动 Tokenrack。</translation>
    </message>
    <message>
        <source>Allow writing to the file and its folder, then try again.</source>
        <translation>请允许写入该文件及其所在的文件夹，然后重试。</translation>
    </message>
    <message>
        <source>Make some room, then try again.</source>
        <translation>请腾出一些空间，然后重试。</translation>
    </message>
    <message>
        <source>Wait a moment, then try again.</source>
        <translation>请稍候重试。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
</context>
<context>
    <name>tokenrack::SummaryPage</name>
    <message numerus="yes">
        <source>%n servers selected</source>
        <translation>
            <numerusform>已选择 %n 台服务器</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenrack::TokenCard</name>
    <message>
        <source>Access token</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message numerus="yes">
        <source>Shows the token for %n second(s)</source>
        <translation>
            <numerusform>显示令牌 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>复制为</translation>
    </message>
    <message>
        <source>Copy the token in another form</source>
        <translation>以其他形式复制令牌</translation>
    </message>
</context>
<context>
    <name>tokenrack::ToolBar</name>
    <message>
        <source>Toolbar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Filter by name, host, account, tag</source>
        <translation>按名称、主机、账户、标签筛选</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
</context>
<context>
    <name>tokenrack::Transfer</name>
    <message>
        <source>Import servers</source>
        <translation>导入服务器</translation>
    </message>
    <message>
        <source>Tokenrack servers (*.json)</source>
        <translation>Tokenrack 服务器列表 (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) imported from %1.</source>
        <translation>
            <numerusform>已从 %1 导入 %n 台服务器。</numerusform>
        </translation>
    </message>
    <message>
        <source>Export servers</source>
        <translation>导出服务器</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) exported to %1, without secrets.</source>
        <translation>
            <numerusform>已将 %n 台服务器导出到 %1，不含任何凭据。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenrack::Words</name>
    <message>
        <source>Try again in %1</source>
        <translation>%1后可重试</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min %3 s</source>
        <translation>%1 小时 %2 分 %3 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>No end stated · held %1</source>
        <translation>未说明期限 · 已持有 %1</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>永不到期</translation>
    </message>
    <message>
        <source>Account ended %1 ago</source>
        <translation>账户于 %1前到期</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>Account: %1</source>
        <translation>账户：%1</translation>
    </message>
    <message>
        <source>Logged out</source>
        <translation>未登录</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>等待中…</translation>
    </message>
    <message>
        <source>Logging in…</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>Refreshing…</source>
        <translation>正在刷新…</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Logging out…</source>
        <translation>正在退出登录…</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Permanent key</source>
        <translation>永久密钥</translation>
    </message>
    <message>
        <source>Token refused</source>
        <translation>令牌被拒绝</translation>
    </message>
    <message>
        <source>Captcha needed</source>
        <translation>需要验证码</translation>
    </message>
    <message>
        <source>Locked out</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1 today</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <comment>date and time in this year, as in QLocale::toString</comment>
        <translation>M月d日 HH:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <comment>date and time in another year</comment>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm:ss</source>
        <comment>full date and time</comment>
        <translation>yyyy年M月d日 HH:mm:ss</translation>
    </message>
    <message>
        <source>%1 here · %2 UTC</source>
        <translation>本地 %1 · UTC %2</translation>
    </message>
</context>
<context>
    <name>tokenrack::XSwitch</name>
    <message>
        <source>Phone system</source>
        <translation>电话系统</translation>
    </message>
    <message>
        <source>The address of the switch, usually with port 8081 for http or 8082 for https.</source>
        <translation>交换机的地址，http 通常用端口 8081，https 通常用端口 8082。</translation>
    </message>
    <message>
        <source>Log-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Dev key</source>
        <translation>开发密钥</translation>
    </message>
    <message>
        <source>Authenticate with</source>
        <translation>认证方式</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Dev key as token</source>
        <translation>开发密钥直接用作令牌</translation>
    </message>
    <message>
        <source>A dev key never ends and outlives a restart of the switch. Whoever has it can use the switch.</source>
        <translation>开发密钥永不到期，交换机重启后仍然有效。持有它的人都能使用交换机。</translation>
    </message>
    <message>
        <source>Wrong log-ins before a captcha</source>
        <translation>出错几次后需要验证码</translation>
    </message>
    <message>
        <source>Wrong log-ins before a lock</source>
        <translation>出错几次后锁定</translation>
    </message>
    <message>
        <source>Minutes of a lock</source>
        <translation>锁定时长（分钟）</translation>
    </message>
</context>
<context>
    <name>tokenrack::ctl::CertificateText</name>
    <message>
        <source>“%1” shows another certificate than the one that you trusted. Nothing has been sent.</source>
        <translation>“%1”出示的证书与你信任的不同。尚未发送任何内容。</translation>
    </message>
    <message>
        <source>This computer trusts the certificate of “%1” already.</source>
        <translation>此计算机已信任“%1”的证书。</translation>
    </message>
    <message>
        <source>This computer does not trust the certificate of “%1”. Nothing has been sent.</source>
        <translation>此计算机不信任“%1”的证书。尚未发送任何内容。</translation>
    </message>
    <message>
        <source>Host: %1</source>
        <translation>主机：%1</translation>
    </message>
    <message>
        <source>Made out for: %1</source>
        <translation>颁发给：%1</translation>
    </message>
    <message>
        <source>Issued by: %1</source>
        <translation>颁发者：%1</translation>
    </message>
    <message>
        <source>Valid: from %1 until %2</source>
        <translation>有效期：%1 至 %2</translation>
    </message>
    <message>
        <source>Trusted SHA-256: %1</source>
        <translation>已信任的 SHA-256：%1</translation>
    </message>
    <message>
        <source>SHA-256: %1</source>
        <translation>SHA-256：%1</translation>
    </message>
    <message>
        <source>Ask whoever runs the server for the SHA-256 of its certificate, and compare.</source>
        <translation>请向服务器管理者询问其证书的 SHA-256，并加以比对。</translation>
    </message>
    <message>
        <source>Trust this one certificate for this server? [y/N]</source>
        <translation>要对此服务器信任这一个证书吗？[y/N]</translation>
    </message>
</context>
<context>
    <name>tokenrack::ctl::Commands</name>
    <message>
        <source>Keep all files below DIR instead of the usual folders.</source>
        <translation>将所有文件放在 DIR 下，而不用通常的文件夹。</translation>
    </message>
    <message>
        <source>Speak en or zh_CN; else as the environment says.</source>
        <translation>使用 en 或 zh_CN；否则按环境变量决定。</translation>
    </message>
    <message>
        <source>Print the result as JSON.</source>
        <translation>以 JSON 输出结果。</translation>
    </message>
    <message>
        <source>Never wait for a person: no question, no captcha, no dialog of the keychain.</source>
        <translation>从不等待人的操作：不提问、不要求验证码、不弹出密钥环对话框。</translation>
    </message>
    <message>
        <source>Where secrets are: keychain, or memory, which ends with the command.</source>
        <translation>密码和密钥的位置：keychain（密钥环）或 memory（内存，命令结束即消失）。</translation>
    </message>
    <message>
        <source>Print this text.</source>
        <translation>输出此说明。</translation>
    </message>
    <message>
        <source>Print the version.</source>
        <translation>输出版本。</translation>
    </message>
    <message>
        <source>What the server is called here.</source>
        <translation>服务器在这里的名称。</translation>
    </message>
    <message>
        <source>The address of the server.</source>
        <translation>服务器的地址。</translation>
    </message>
    <message>
        <source>The user name, log-in name or user ID.</source>
        <translation>用户名、登录名或用户 ID。</translation>
    </message>
    <message>
        <source>An option of the system; an empty value takes it back.</source>
        <translation>该系统的选项；值为空则取消该选项。</translation>
    </message>
    <message>
        <source>Add a tag.</source>
        <translation>添加标签。</translation>
    </message>
    <message>
        <source>Notes.</source>
        <translation>备注。</translation>
    </message>
    <message>
        <source>Store the secret FIELD, such as password. It is a line of standard input, in the order of these options, or asked for on a terminal.</source>
        <translation>保存机密字段 FIELD，例如 password。按这些选项的顺序从标准输入逐行读取，在终端上则会询问。</translation>
    </message>
    <message>
        <source>The kind of system; see “tokenrackctl providers”.</source>
        <translation>系统的种类；参见“tokenrackctl providers”。</translation>
    </message>
    <message>
        <source>Take a tag away.</source>
        <translation>去掉标签。</translation>
    </message>
    <message>
        <source>Write the picture of a captcha to FILE; its text is then a line of standard input.</source>
        <translation>将验证码图片写入 FILE；随后从标准输入读取一行作为其文字。</translation>
    </message>
    <message>
        <source>Use the secret FIELD from standard input, for this time only.</source>
        <translation>使用来自标准输入的机密字段 FIELD，仅限本次。</translation>
    </message>
    <message>
        <source>How long the token has to be good for at least; 60 unless given.</source>
        <translation>令牌至少还须有效多久；未指定时为 60。</translation>
    </message>
    <message>
        <source>raw (the token alone), header, env (lines for a shell), curl or json.</source>
        <translation>raw（仅令牌）、header、env（供 shell 使用的行）、curl 或 json。</translation>
    </message>
    <message>
        <source>Print what each kind of system needs.</source>
        <translation>输出每种系统所需的内容。</translation>
    </message>
    <message>
        <source>Print the servers, with status and time left.</source>
        <translation>输出服务器及其状态和剩余时间。</translation>
    </message>
    <message>
        <source>FILTER: words that the name, system, account, address, notes or tags have to contain.</source>
        <translation>FILTER：名称、系统、账户、地址、备注或标签中必须包含的词。</translation>
    </message>
    <message>
        <source>Print the names alone.</source>
        <translation>仅输出名称。</translation>
    </message>
    <message>
        <source>Count the servers by status; exit status 0 only if none needs a person.</source>
        <translation>按状态统计服务器；仅当没有服务器需要人工处理时退出状态才为 0。</translation>
    </message>
    <message>
        <source>Add a server and print its id.</source>
        <translation>添加服务器并输出其 ID。</translation>
    </message>
    <message>
        <source>Change a server.</source>
        <translation>更改服务器。</translation>
    </message>
    <message>
        <source>Remove a server, with its secret and token.</source>
        <translation>移除服务器及其密码、密钥和令牌。</translation>
    </message>
    <message>
        <source>Store a password or key in the keychain.</source>
        <translation>将密码或密钥保存到密钥环。</translation>
    </message>
    <message>
        <source>It is read from standard input, or asked for on a terminal.</source>
        <translation>从标准输入读取，在终端上则会询问。</translation>
    </message>
    <message>
        <source>Print a token that is good, renewed or logged in for where needed.</source>
        <translation>输出有效的令牌，必要时先续期或登录。</translation>
    </message>
    <message>
        <source>Trust this one certificate for this server and no other; empty: as this computer does.</source>
        <translation>对此服务器只信任这一个证书；留空：按此计算机的设置。</translation>
    </message>
    <message>
        <source>Import servers from a JSON or CSV file.</source>
        <translation>从 JSON 或 CSV 文件导入服务器。</translation>
    </message>
    <message>
        <source>FILE may be - for standard input. Entries that cannot be used are reported one by one; the others are imported.</source>
        <translation>FILE 可以是 -，表示标准输入。无法使用的条目会逐条报告，其余照常导入。</translation>
    </message>
    <message>
        <source>Only say what would be done.</source>
        <translation>只说明将会做什么。</translation>
    </message>
    <message>
        <source>Export all servers, without secrets.</source>
        <translation>导出所有服务器，不含密码和密钥。</translation>
    </message>
    <message>
        <source>json or csv; else as the name of FILE says.</source>
        <translation>json 或 csv；否则按 FILE 的名称决定。</translation>
    </message>
    <message>
        <source>Log in to servers.</source>
        <translation>登录服务器。</translation>
    </message>
    <message>
        <source>Ask a server whether it still takes the token.</source>
        <translation>询问服务器是否仍接受该令牌。</translation>
    </message>
    <message>
        <source>Renew a token now.</source>
        <translation>立即续期令牌。</translation>
    </message>
    <message>
        <source>End the session: on the server where it knows that, and here.</source>
        <translation>结束会话：在支持的服务器上以及本机。</translation>
    </message>
    <message>
        <source>Forget a server&apos;s stored secret and token.</source>
        <translation>忘记已保存的服务器密码、密钥和令牌。</translation>
    </message>
    <message>
        <source>Run a command that finds the token in its environment.</source>
        <translation>运行命令，其环境变量中带有令牌。</translation>
    </message>
    <message>
        <source>The variables are TOKENRACK_TOKEN, _HEADER, _URL, _NAME, _PROVIDER, _ACCOUNT and _EXPIRES_AT; of several servers with _1, _2 and so on behind.</source>
        <translation>变量为 TOKENRACK_TOKEN、_HEADER、_URL、_NAME、_PROVIDER、_ACCOUNT 和 _EXPIRES_AT；有多台服务器时其后加 _1、_2 等。</translation>
    </message>
    <message>
        <source>Print what happened when.</source>
        <translation>输出何时发生了什么。</translation>
    </message>
    <message>
        <source>Print CSV.</source>
        <translation>以 CSV 输出。</translation>
    </message>
    <message>
        <source>Print what makes a shell complete commands and names.</source>
        <translation>输出让 shell 补全命令和名称的脚本。</translation>
    </message>
    <message>
        <source>Trust one certificate for a server, and no other.</source>
        <translation>对一台服务器只信任一个证书。</translation>
    </message>
    <message>
        <source>The server is asked for its certificate, and nothing else is sent. With --fingerprint it has to be that one; else it is shown, on a terminal, and you are asked.</source>
        <translation>只向服务器索取证书，不发送其他内容。使用 --fingerprint 时必须是该证书；否则在终端上显示证书并询问你。</translation>
    </message>
    <message>
        <source>The SHA-256 of the certificate: 64 hexadecimal digits, with or without colons.</source>
        <translation>证书的 SHA-256：64 个十六进制数字，可带冒号。</translation>
    </message>
    <message>
        <source>Trust it no longer: certificates count as on this computer.</source>
        <translation>不再信任：证书按此计算机的设置判断。</translation>
    </message>
    <message>
        <source>Send the stored secret although the address or system of the server is another one now than it was entered for.</source>
        <translation>即使服务器的地址或系统与输入时不同，也发送存储的密码或密钥。</translation>
    </message>
    <message>
        <source>The way to the server: system, none, http://HOST:PORT or socks5://HOST:PORT.</source>
        <translation>到服务器的途径：system、none、http://主机:端口 或 socks5://主机:端口。</translation>
    </message>
    <message>
        <source>The user name at the proxy; its password is the secret proxy_password.</source>
        <translation>代理的用户名；其密码是机密字段 proxy_password。</translation>
    </message>
    <message>
        <source>Log in to all servers that hold no good token.</source>
        <translation>登录所有没有有效令牌的服务器。</translation>
    </message>
    <message>
        <source>Log in to the servers with that tag that hold no good token.</source>
        <translation>登录带有该标签且没有有效令牌的服务器。</translation>
    </message>
    <message>
        <source>Print which secrets these servers have, such as password.</source>
        <translation>打印这些服务器有哪些机密字段，例如 password。</translation>
    </message>
    <message>
        <source>Work on so many servers at once, 1 to 32; 8 unless given. At one address never more than 4.</source>
        <translation>同时处理多少台服务器，1 到 32；未指定时为 8。同一地址最多同时 4 台。</translation>
    </message>
    <message>
        <source>Go on with a backup when the list of servers is damaged or gone.</source>
        <translation>服务器列表损坏或丢失时，改用备份继续。</translation>
    </message>
    <message>
        <source>BACKUP is a name of --list; the last good one unless given. What is there is set aside beside it, never overwritten.</source>
        <translation>BACKUP 是 --list 中的名称；未给出时为最近一份完好的备份。现有的文件会移到一旁，绝不会被覆盖。</translation>
    </message>
    <message>
        <source>Only print the good backups, newest first.</source>
        <translation>只打印完好的备份，最新的在前。</translation>
    </message>
    <message>
        <source>Only print their names.</source>
        <translation>只打印它们的名称。</translation>
    </message>
    <message>
        <source>Begin an empty list instead.</source>
        <translation>改为从空列表开始。</translation>
    </message>
    <message>
        <source>Do it without asking.</source>
        <translation>不询问，直接执行。</translation>
    </message>
    <message>
        <source>Also where the list that is there is in good order.</source>
        <translation>即使现有的列表完好也执行。</translation>
    </message>
</context>
<context>
    <name>tokenrack::ctl::Completion</name>
    <message>
        <source>There is completion for bash, zsh and fish.</source>
        <translation>可为 bash、zsh 和 fish 提供补全。</translation>
    </message>
</context>
<context>
    <name>tokenrack::ctl::Editing</name>
    <message>
        <source>--option %1 does not fit. %2 has: %3.</source>
        <translation>--option %1 不适用。%2 的选项有：%3。</translation>
    </message>
    <message>
        <source>There is a server “%1” already.</source>
        <translation>已经有名为“%1”的服务器。</translation>
    </message>
    <message>
        <source>--provider takes one of: %1.</source>
        <translation>--provider 可取：%1。</translation>
    </message>
    <message>
        <source>--trust takes the SHA-256 of a certificate: 64 hexadecimal digits.</source>
        <translation>--trust 须为证书的 SHA-256：64 个十六进制数字。</translation>
    </message>
    <message>
        <source>--proxy takes system, none, http://HOST:PORT or socks5://HOST:PORT.</source>
        <translation>--proxy 须为 system、none、http://主机:端口 或 socks5://主机:端口。</translation>
    </message>
    <message>
        <source>--proxy-user goes with a proxy of the server&apos;s own: give it with --proxy.</source>
        <translation>--proxy-user 须与服务器自己的代理一起使用：请用 --proxy 指定代理。</translation>
    </message>
    <message>
        <source>Its password or key may still be in the keychain. It is removed when Tokenrack uses the keychain next.</source>
        <translation>其密码或密钥可能仍在密钥环中。Tokenrack 下次使用密钥环时会将其删除。</translation>
    </message>
    <message>
        <source>Unlock or start it, and try again, or use --secrets memory to remove the server alone.</source>
        <translation>请解锁或启动它，然后重试；或使用 --secrets memory 只移除服务器。</translation>
    </message>
</context>
<context>
    <name>tokenrack::ctl::ExitStatus</name>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>another failure</source>
        <translation>其他失败</translation>
    </message>
    <message>
        <source>wrong usage, or a name that fits several servers</source>
        <translation>用法错误，或名称与多台服务器相符</translation>
    </message>
    <message>
        <source>refused by the server</source>
        <translation>被服务器拒绝</translation>
    </message>
    <message>
        <source>a captcha is needed</source>
        <translation>需要验证码</translation>
    </message>
    <message>
        <source>locked out, or stopped before the account is locked</source>
        <translation>已锁定，或在账户被锁定之前停止</translation>
    </message>
    <message>
        <source>unreachable, or timed out</source>
        <translation>无法连接，或超时</translation>
    </message>
    <message>
        <source>the certificate is not trusted</source>
        <translation>证书不受信任</translation>
    </message>
    <message>
        <source>the keychain is unavailable</source>
        <translation>密钥环不可用</translation>
    </message>
    <message>
        <source>an unexpected reply</source>
        <translation>意外的回复</translation>
    </message>
    <message>
        <source>no such server</source>
        <translation>没有这台服务器</translation>
    </message>
    <message>
        <source>a data file that is damaged, of a later version, or gone</source>
        <translation>数据文件已损坏、来自更新的版本或已丢失</translation>
    </message>
</context>
<context>
    <name>tokenrack::ctl::HandingOut</name>
    <message>
        <source>One server is named twice. Name each once.</source>
        <translation>有一台服务器写了两次。每台只写一次。</translation>
    </message>
</context>
<context>
    <name>tokenrack::ctl::Help</name>
    <message>
        <source>Logs in to servers and prints their tokens, for scripts.</source>
        <translation>登录服务器并输出其令牌，供脚本使用。</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>命令：</translation>
    </message>
    <message>
        <source>Options of every command:</source>
        <translation>所有命令的选项：</translation>
    </message>
    <message>
        <source>Exit status; of several servers the first of these that is not 0:</source>
        <translation>退出状态；有多台服务器时取其中第一个非 0 的：</translation>
    </message>
    <message>
        <source>NAME is the name of a server, its id, or a beginning that fits one name only.
“tokenrackctl COMMAND --help” tells more of a command, and tokenrackctl(1) all.
</source>
        <translation>NAME 是服务器的名称、ID，或只与一个名称相符的开头。
“tokenrackctl COMMAND --help”详细说明某条命令，tokenrackctl(1) 说明全部。
</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>选项：</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>用法：%1</translation>
    </message>
</context>
<context>
    <name>tokenrack::ctl::Invocation</name>
    <message>
        <source>There is no command “%1”.</source>
        <translation>没有命令“%1”。</translation>
    </message>
    <message>
        <source>There is no option “%1” here.</source>
        <translation>这里没有选项“%1”。</translation>
    </message>
    <message>
        <source>%1 needs a value: %2.</source>
        <translation>%1 需要一个值：%2。</translation>
    </message>
    <message>
        <source>%1 takes no value.</source>
        <translation>%1 不带值。</translation>
    </message>
    <message>
        <source>--%1 can be given once only.</source>
        <translation>--%1 只能给出一次。</translation>
    </message>
    <message>
        <source>--%1 takes one of: %2.</source>
        <translation>--%1 可取：%2。</translation>
    </message>
    <message>
        <source>Which command?</source>
        <translation>要执行哪条命令？</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>缺少 %1。</translation>
    </message>
    <message>
        <source>Nothing is known to do with “%1”.</source>
        <translation>不知道该如何处理“%1”。</translation>
    </message>
    <message>
        <source>The command to run is missing: put it after “--”.</source>
        <translation>缺少要运行的命令：请写在“--”之后。</translation>
    </message>
    <message>
        <source>--profile takes a folder.</source>
        <translation>--profile 须为文件夹。</translation>
    </message>
</context>
<context>
    <name>tokenrack::ctl::Listing</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Expires in</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>No server fits the filter.</source>
        <translation>没有服务器符合筛选条件。</translation>
    </message>
</context>
<context>
    <name>tokenrack::ctl::OriginText</name>
    <message>
        <source>The stored password or key was entered for %1 at %2. It would now go to %3 at %4.</source>
        <translation>存储的密码或密钥是为位于 %2 的 %1 输入的。现在将发往位于 %4 的 %3。</translation>
    </message>
</context>
<context>
    <name>tokenrack::ctl::Program</name>
    <message>
        <source>See “tokenrackctl --help”.</source>
        <translation>参见“tokenrackctl --help”。</translation>
    </message>
    <message>
        <source>Standard output cannot be written to.</source>
        <translation>无法写入标准输出。</translation>
    </message>
</context>
<context>
    <name>tokenrack::ctl::ProviderFields</name>
    <message>
        <source>Password of the proxy</source>
        <translation>代理的密码</translation>
    </message>
    <message>
        <source>Time-out in seconds</source>
        <translation>超时（秒）</translation>
    </message>
    <message>
        <source>File with the CA certificates for this server</source>
        <translation>此服务器的 CA 证书文件</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>User name at the proxy</source>
        <translation>代理的用户名</translation>
    </message>
    <message>
        <source>The window refreshes the token before it expires</source>
        <translation>窗口在令牌到期前刷新令牌</translation>
    </message>
</context>
<context>
    <name>tokenrack::ctl::Providers</name>
    <message>
        <source>needed</source>
        <translation>必填</translation>
    </message>
</context>
<context>
    <name>tokenrack::ctl::Questions</name>
    <message>
        <source>The stored password or key of “%1” was refused before.</source>
        <translation>“%1”已保存的密码或密钥此前被拒绝。</translation>
    </message>
    <message>
        <source>That was refused before. Type another one, or the same once more to send it all the same.</source>
        <translation>此前已被拒绝。请输入另一个，或再次输入同一个以仍然发送。</translation>
    </message>
    <message>
        <source>Wrong answers left before the account is locked: %1.</source>
        <translation>账户被锁定前还可答错的次数：%1。</translation>
    </message>
    <message>
        <source>%1 of “%2” (empty: the stored one once more):</source>
        <translation>“%2”的%1（留空：再次使用已保存的）：</translation>
    </message>
    <message>
        <source>%1 of “%2”:</source>
        <translation>“%2”的%1：</translation>
    </message>
    <message>
        <source>Keep it in the keychain? [y/N]</source>
        <translation>要保存到密钥环吗？[y/N]</translation>
    </message>
    <message>
        <source>The picture of the captcha cannot be written.</source>
        <translation>无法写入验证码图片。</translation>
    </message>
    <message>
        <source>That was not what the picture showed.</source>
        <translation>与图片所示不符。</translation>
    </message>
    <message>
        <source>“%1” asks for the text in a picture: %2</source>
        <translation>“%1”要求输入图片中的文字：%2</translation>
    </message>
    <message>
        <source>Text in the picture (empty: another picture):</source>
        <translation>图片中的文字（留空：换一张）：</translation>
    </message>
    <message>
        <source>One more wrong answer locks the account of “%1” for %2.</source>
        <translation>再答错一次，“%1”的账户将被锁定 %2。</translation>
    </message>
    <message>
        <source>By our count the account of “%1” is locked.</source>
        <translation>据我们统计，“%1”的账户已被锁定。</translation>
    </message>
    <message>
        <source>Log in all the same? [y/N]</source>
        <translation>仍要登录吗？[y/N]</translation>
    </message>
    <message>
        <source>Send it there? [y/N]</source>
        <translation>要发送到那里吗？[y/N]</translation>
    </message>
    <message>
        <source>Try again (t), keep secrets in memory until this command ends (m), or stop (Enter)?</source>
        <translation>重试 (t)、将密码和密钥保留在内存中直到命令结束 (m)，还是停止（回车）？</translation>
    </message>
    <message>
        <source>This is accepted.</source>
        <translation>已接受。</translation>
    </message>
    <message>
        <source>The line is longer than %1 bytes.</source>
        <translation>这一行超过了 %1 字节。</translation>
    </message>
    <message>
        <source>What came is no text in UTF-8. Type it once more.</source>
        <translation>收到的不是 UTF-8 文本。请重新输入。</translation>
    </message>
</context>
<context>
    <name>tokenrack::ctl::Restoring</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>There is no good backup. With --empty an empty list is begun, and what is there is kept.</source>
        <translation>没有完好的备份。使用 --empty 可从空列表开始，现有的文件会保留。</translation>
    </message>
    <message>
        <source>There is no good backup “%1”. “tokenrackctl restore --list” prints those that there are.</source>
        <translation>没有完好的备份“%1”。“tokenrackctl restore --list”会打印现有的备份。</translation>
    </message>
    <message>
        <source>%1 is in good order, so nothing was changed. With --force it is set aside all the same.</source>
        <translation>%1 完好，因此未作任何更改。使用 --force 仍可将其移到一旁。</translation>
    </message>
    <message>
        <source>restored the backup of %1, servers: %2</source>
        <translation>已恢复 %1 的备份，服务器：%2</translation>
    </message>
    <message>
        <source>begun an empty list</source>
        <translation>已从空列表开始</translation>
    </message>
    <message>
        <source>kept what was there as %1</source>
        <translation>原有的文件保留为 %1</translation>
    </message>
    <message>
        <source>Another program was quicker: %1 is in good order now, and stays.</source>
        <translation>另一个程序抢先一步：%1 现已完好，将保持不变。</translation>
    </message>
    <message>
        <source>Restore the backup of %1 (servers: %2)? [y/N]</source>
        <translation>要恢复 %1 的备份吗（服务器：%2）？[y/N]</translation>
    </message>
    <message>
        <source>Begin an empty list? [y/N]</source>
        <translation>要从空列表开始吗？[y/N]</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未作任何更改。</translation>
    </message>
    <message>
        <source>--empty takes no BACKUP.</source>
        <translation>--empty 不接受 BACKUP。</translation>
    </message>
    <message>
        <source>Without a terminal, say --yes.</source>
        <translation>不在终端上时，请使用 --yes。</translation>
    </message>
</context>
<context>
    <name>tokenrack::ctl::SecretInput</name>
    <message>
        <source>This is no text in UTF-8.</source>
        <translation>这不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>%1 of “%2”:</source>
        <translation>“%2”的%1：</translation>
    </message>
    <message>
        <source>Standard input has no line for the secret “%1”.</source>
        <translation>标准输入中没有机密字段“%1”的行。</translation>
    </message>
    <message>
        <source>“%1” is no secret of this server. It has: %2.</source>
        <translation>“%1”不是此服务器的机密字段。它有：%2。</translation>
    </message>
    <message>
        <source>With --no-prompt secrets have to come from a pipe or a file.</source>
        <translation>使用 --no-prompt 时，密码和密钥须来自管道或文件。</translation>
    </message>
    <message>
        <source>The line for the secret “%1” is longer than %2 bytes.</source>
        <translation>机密字段“%1”的那一行超过了 %2 字节。</translation>
    </message>
</context>
<context>
    <name>tokenrack::ctl::ServerRound</name>
    <message>
        <source>%1 of %2 done</source>
        <translation>已完成 %1/%2</translation>
    </message>
    <message>
        <source>logged in; the token&apos;s end: %1</source>
        <translation>已登录；令牌剩余：%1</translation>
    </message>
    <message>
        <source>renewed; the token&apos;s end: %1</source>
        <translation>已续期；令牌剩余：%1</translation>
    </message>
    <message>
        <source>the token is good, but the licence does not cover this interface</source>
        <translation>令牌有效，但许可证不包括此接口</translation>
    </message>
    <message>
        <source>the token is good; its end: %1</source>
        <translation>令牌有效；剩余：%1</translation>
    </message>
    <message>
        <source>logged out</source>
        <translation>已退出登录</translation>
    </message>
    <message>
        <source>With --secrets memory the stored token cannot be read. Leave that out.</source>
        <translation>使用 --secrets memory 时无法读取已保存的令牌。请去掉该选项。</translation>
    </message>
    <message>
        <source>There is no token to check. Log in first.</source>
        <translation>没有可检查的令牌。请先登录。</translation>
    </message>
</context>
<context>
    <name>tokenrack::ctl::SessionWork</name>
    <message>
        <source>Name the servers, or use --all or --tag.</source>
        <translation>请写出服务器名称，或使用 --all 或 --tag。</translation>
    </message>
    <message>
        <source>--secret goes with one server only.</source>
        <translation>--secret 只能用于一台服务器。</translation>
    </message>
    <message>
        <source>--accept-origin goes with servers that are named.</source>
        <translation>--accept-origin 只用于指明名称的服务器。</translation>
    </message>
    <message>
        <source>No server has that tag.</source>
        <translation>没有服务器带有该标签。</translation>
    </message>
    <message>
        <source>--parallel takes a number from 1 to %1.</source>
        <translation>--parallel 须为 1 到 %1 之间的数。</translation>
    </message>
</context>
<context>
    <name>tokenrack::ctl::TokenCollector</name>
    <message>
        <source>--min-valid takes a number of seconds.</source>
        <translation>--min-valid 须为秒数。</translation>
    </message>
    <message>
        <source>--secret goes with one server only.</source>
        <translation>--secret 只能用于一台服务器。</translation>
    </message>
    <message>
        <source>The newest token is good for %1, less than the %2 asked for. Ask for less with --min-valid.</source>
        <translation>最新的令牌还有效 %1，少于要求的 %2。请用 --min-valid 降低要求。</translation>
    </message>
</context>
<context>
    <name>tokenrack::ctl::Transfer</name>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>Entry %1</source>
        <translation>第 %1 条</translation>
    </message>
    <message>
        <source>Entry %1 (%2)</source>
        <translation>第 %1 条（%2）</translation>
    </message>
    <message>
        <source>added %1, changed %2, unchanged %3, rejected %4</source>
        <translation>新增 %1，更改 %2，未变 %3，拒绝 %4</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>With --no-prompt the list has to come from a pipe or a file.</source>
        <translation>使用 --no-prompt 时，列表必须来自管道或文件。</translation>
    </message>
    <message>
        <source>The column “%1” is not known and was left out.</source>
        <translation>不认识列“%1”，已忽略。</translation>
    </message>
    <message>
        <source>%1: %2 has no option “%3”, so it does nothing.</source>
        <translation>%1：%2 没有选项“%3”，因此它不起作用。</translation>
    </message>
    <message>
        <source>Standard input</source>
        <translation>标准输入</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 为空。</translation>
    </message>
</context>
<context>
    <name>tokenrack::ctl::Trusting</name>
    <message>
        <source>%1: certificates count as on this computer</source>
        <translation>%1：证书按此计算机的设置判断</translation>
    </message>
    <message>
        <source>%1: only this certificate is trusted now: SHA-256 %2</source>
        <translation>%1：现在只信任此证书：SHA-256 %2</translation>
    </message>
    <message>
        <source>The server shows another certificate than that. Nothing was changed.</source>
        <translation>服务器出示的是另一个证书。未作任何更改。</translation>
    </message>
    <message>
        <source>Shown SHA-256: %1.</source>
        <translation>出示的 SHA-256：%1。</translation>
    </message>
    <message>
        <source>Given SHA-256: %1.</source>
        <translation>给定的 SHA-256：%1。</translation>
    </message>
    <message>
        <source>The certificate is not trusted.</source>
        <translation>该证书不受信任。</translation>
    </message>
    <message>
        <source>This could not be compared with what the server shows.</source>
        <translation>未能与服务器出示的证书比对。</translation>
    </message>
    <message>
        <source>“%1” is not reached over https, so it shows no certificate.</source>
        <translation>“%1”不是通过 https 访问的，因此不出示证书。</translation>
    </message>
    <message>
        <source>Give the SHA-256 of the certificate with --fingerprint. On a terminal, without --no-prompt, it is shown and asked for.</source>
        <translation>请用 --fingerprint 给出证书的 SHA-256。在终端上且不使用 --no-prompt 时，会显示证书并询问。</translation>
    </message>
    <message>
        <source>--fingerprint takes the SHA-256 of a certificate: 64 hexadecimal digits, with or without colons between them.</source>
        <translation>--fingerprint 须为证书的 SHA-256：64 个十六进制数字，可带冒号。</translation>
    </message>
    <message>
        <source>--remove and --fingerprint do not go together.</source>
        <translation>--remove 与 --fingerprint 不能同时使用。</translation>
    </message>
</context>
<context>
    <name>tokenrack::ctl::Workplace</name>
    <message>
        <source>Store it with “tokenrackctl set-secret”, or log in on a terminal.</source>
        <translation>请用“tokenrackctl set-secret”保存，或在终端上登录。</translation>
    </message>
    <message>
        <source>Store the right one with “tokenrackctl set-secret”. What was refused is not sent again by itself.</source>
        <translation>请用“tokenrackctl set-secret”保存正确的。被拒绝的不会自动再次发送。</translation>
    </message>
    <message>
        <source>Log in on a terminal, or with --captcha-image and the text on standard input.</source>
        <translation>请在终端上登录，或使用 --captcha-image 并从标准输入提供文字。</translation>
    </message>
    <message>
        <source>Log in on a terminal, where you can confirm it.</source>
        <translation>请在终端上登录，在那里可以确认。</translation>
    </message>
    <message>
        <source>Unlock the keychain and try again, or use --secrets memory.</source>
        <translation>请解锁密钥环后重试，或使用 --secrets memory。</translation>
    </message>
    <message>
        <source>Check that it is up, or allow it more time with “tokenrackctl edit NAME --option timeout_s=60”.</source>
        <translation>请确认它在运行，或用“tokenrackctl edit NAME --option timeout_s=60”给它更多时间。</translation>
    </message>
    <message>
        <source>The server says: “%1”.</source>
        <translation>服务器返回：“%1”。</translation>
    </message>
    <message>
        <source>There is no server “%1”.</source>
        <translation>没有服务器“%1”。</translation>
    </message>
    <message>
        <source>“%1” fits several servers. Write more of the name, or the id.</source>
        <translation>“%1”与多台服务器相符。请写出更多名称，或写 ID。</translation>
    </message>
    <message>
        <source>This version of Tokenrack does not know its system.</source>
        <translation>此版本的 Tokenrack 不认识它的系统。</translation>
    </message>
    <message>
        <source>Ask whoever runs the server for the SHA-256 of its certificate, and run: %1</source>
        <translation>请向服务器管理者询问其证书的 SHA-256，然后运行：%1</translation>
    </message>
    <message>
        <source>Shown SHA-256: %1.</source>
        <translation>出示的 SHA-256：%1。</translation>
    </message>
    <message>
        <source>If that is right, run: %1</source>
        <translation>如果无误，请运行：%1</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>未发送任何内容。</translation>
    </message>
    <message>
        <source>Waiting for the keychain. It may be asking you something in a window of its own.</source>
        <translation>正在等待密钥环。它可能正在自己的窗口中询问您。</translation>
    </message>
    <message>
        <source>Unlock or start it, and try again.</source>
        <translation>请解锁或启动它，然后重试。</translation>
    </message>
    <message>
        <source>With --secrets memory nothing in the keychain is stored or removed. Leave it out, or give a secret to each command with its own --secret.</source>
        <translation>使用 --secrets memory 时不会在密钥环中保存或删除任何内容。请去掉该选项，或用各命令自己的 --secret 提供密码。</translation>
    </message>
    <message>
        <source>The token could not be kept for the next command.</source>
        <translation>无法为下一条命令保存令牌。</translation>
    </message>
    <message>
        <source>A password or key that is not needed any more is still in the keychain, and a later command tries to remove it.</source>
        <translation>密钥环里还留有一个不再需要的密码或密钥，之后的命令会再次尝试移除它。</translation>
    </message>
    <message>
        <source>To go on with the last good backup, run: %1</source>
        <translation>要改用最近一份完好的备份，请运行：%1</translation>
    </message>
</context>
</TS>
