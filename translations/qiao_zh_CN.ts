<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Banner</name>
    <message>
        <source>ready</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>token expired, renewed with the next request</source>
        <translation>令牌已过期，下次请求时自动刷新</translation>
    </message>
    <message>
        <source>needs you to sign in again</source>
        <translation>需要重新登录</translation>
    </message>
    <message>
        <source>No account yet. Sign in with the Qwen CLI or set QWEN_API_KEY.</source>
        <translation>还没有账户，请先用 Qwen CLI 登录，或设置 QWEN_API_KEY。</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>Qwen sign-in</source>
        <translation>Qwen 登录</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Running on %1.</source>
        <extracomment>%1: one or more addresses like 127.0.0.1:8080</extracomment>
        <translation>正在 %1 运行。</translation>
    </message>
    <message>
        <source> and </source>
        <translation> 和 </translation>
    </message>
    <message>
        <source>OpenAI URL</source>
        <translation>OpenAI URL</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>this output, one line for each request</source>
        <translation>就在这里，每个请求一行</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>open to other computers, because of %1; every request needs a client key</source>
        <translation>其他计算机也能访问（因为 %1），每个请求都需要客户端密钥</translation>
    </message>
    <message>
        <source>Ctrl+C stops it.</source>
        <translation>按 Ctrl+C 停止。</translation>
    </message>
    <message>
        <source>Account: %1</source>
        <translation>账户：%1</translation>
    </message>
    <message>
        <source>Account &quot;%1&quot; is gone.</source>
        <translation>账户“%1”已不存在。</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>qiao %1 does not know %2; &quot;qiao help %1&quot; lists what it knows.</source>
        <translation>qiao %1 没有 %2 这个选项，可用选项见“qiao help %1”。</translation>
    </message>
    <message>
        <source>%1 takes no value.</source>
        <translation>%1 不带值。</translation>
    </message>
    <message>
        <source>%1 needs a value; &quot;qiao help %2&quot; says which.</source>
        <translation>%1 需要一个值，说明见“qiao help %2”。</translation>
    </message>
    <message>
        <source>qiao %1 has no use for &quot;%2&quot;; &quot;qiao help %1&quot; lists what it knows.</source>
        <translation>qiao %1 不接受“%2”，用法见“qiao help %1”。</translation>
    </message>
    <message>
        <source>qiao does not know %1; &quot;qiao help&quot; lists what it knows.</source>
        <translation>qiao 没有 %1 这个选项，可用选项见“qiao help”。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a command; &quot;%2&quot; lists those there are.</source>
        <translation>没有“%1”这个命令，可用命令见“%2”。</translation>
    </message>
    <message>
        <source>ADDRESS</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Listen on this address instead of localhost. An address that other computers can reach needs a client key in API_KEY.</source>
        <translation>监听此地址，而不是 localhost。其他计算机能访问的地址需要用 API_KEY 设置客户端密钥。</translation>
    </message>
    <message>
        <source>NUMBER</source>
        <translation>端口号</translation>
    </message>
    <message>
        <source>Listen on this port instead of 8080; 0 takes any free one.</source>
        <translation>监听此端口，而不是 8080；0 表示任选一个空闲端口。</translation>
    </message>
    <message>
        <source>Write JSON lines to standard output, one for each event, and warnings to standard error.</source>
        <translation>每个事件向标准输出写一行 JSON，警告写到标准错误。</translation>
    </message>
    <message>
        <source>Run the server and list every request that it finishes.</source>
        <translation>运行服务器，并列出每个完成的请求。</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Explain qiao, or one of its commands.</source>
        <translation>说明 qiao 或其中一个命令的用法。</translation>
    </message>
    <message>
        <source>Qiao lets programs that speak the OpenAI API use Qwen.</source>
        <translation>Qiao（桥）让使用 OpenAI API 的程序用上通义千问。</translation>
    </message>
    <message>
        <source>Usage: qiao COMMAND [FLAGS]</source>
        <translation>用法：qiao 命令 [选项]</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>显示本帮助。</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>显示版本。</translation>
    </message>
    <message>
        <source>[FLAGS]</source>
        <translation>[选项]</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>用法：%1</translation>
    </message>
</context>
<context>
    <name>ErrorConversion</name>
    <message>
        <source>Sign-in worked, but Qwen ended the free tier for this kind of account on 15 April 2026. Add an API key instead.</source>
        <translation>登录成功，但通义千问已于 2026 年 4 月 15 日停止此类账户的免费额度，请改用 API 密钥。</translation>
    </message>
    <message>
        <source>The service refused the key of &quot;%1&quot; (%2). Check the key, and that its plan and region belong to this address.</source>
        <translation>服务拒绝了“%1”的密钥（%2），请检查密钥，以及它的套餐和地域是否与此地址对应。</translation>
    </message>
    <message>
        <source>The request holds about %1 tokens; this service often fails above 130,000. Compact the conversation.</source>
        <translation>本次请求约 %1 token，该服务超过 13 万时常会失败，请压缩对话。</translation>
    </message>
</context>
<context>
    <name>HttpServer</name>
    <message>
        <source>The request&apos;s header was not complete after %1 seconds. Send it in one go.</source>
        <translation>请求头在 %1 秒内没有发完，请一次发送完整的请求头。</translation>
    </message>
    <message>
        <source>The request&apos;s body stopped coming for %1 seconds before it was complete.</source>
        <translation>请求体还没发完就中断了 %1 秒，请重新发送。</translation>
    </message>
    <message>
        <source>This port speaks plain HTTP, not TLS: use http:// in the address instead of https://.</source>
        <translation>此端口使用普通 HTTP 而不是 TLS，请把地址中的 https:// 改成 http://。</translation>
    </message>
    <message>
        <source>A line of the request does not end with CR LF. Send HTTP/1.1 as RFC 9112 describes it.</source>
        <translation>请求中有一行不是以 CR LF 结尾，请按 RFC 9112 发送 HTTP/1.1。</translation>
    </message>
    <message>
        <source>The request&apos;s header holds a control character. This port expects plain HTTP/1.1.</source>
        <translation>请求头含有控制字符，此端口只接受普通的 HTTP/1.1。</translation>
    </message>
    <message>
        <source>The first line of the request is not of the form &quot;METHOD /path HTTP/1.1&quot;.</source>
        <translation>请求的第一行不符合“METHOD /path HTTP/1.1”的格式。</translation>
    </message>
    <message>
        <source>Qiao is not a forward proxy: make it the base URL of your client, not its HTTP proxy.</source>
        <translation>Qiao 不是正向代理，请把它设为客户端的 base URL，而不是 HTTP 代理。</translation>
    </message>
    <message>
        <source>Qiao speaks HTTP/1.1 and HTTP/1.0. Tell the client to use HTTP/1.1.</source>
        <translation>Qiao 支持 HTTP/1.1 和 HTTP/1.0，请让客户端使用 HTTP/1.1。</translation>
    </message>
    <message>
        <source>A header line starts with white space. Put each header on one line.</source>
        <translation>有一行请求头以空白开头，请把每个请求头写在一行内。</translation>
    </message>
    <message>
        <source>A header has white space between its name and the colon. Remove it.</source>
        <translation>有一个请求头的名称与冒号之间有空白，请去掉空白。</translation>
    </message>
    <message>
        <source>A header line is not of the form &quot;Name: value&quot;.</source>
        <translation>有一行请求头不符合“Name: value”的格式。</translation>
    </message>
    <message>
        <source>The request has no Host header, which HTTP/1.1 requires.</source>
        <translation>请求缺少 HTTP/1.1 必需的 Host 请求头。</translation>
    </message>
    <message>
        <source>The request has more than one Host header. Send exactly one.</source>
        <translation>请求中有多个 Host 请求头，请只发送一个。</translation>
    </message>
    <message>
        <source>The Content-Length is not a number of bytes.</source>
        <translation>Content-Length 不是有效的字节数。</translation>
    </message>
    <message>
        <source>The request has more than one Content-Length. Send exactly one.</source>
        <translation>请求中有多个 Content-Length，请只发送一个。</translation>
    </message>
    <message>
        <source>The request has both Content-Length and Transfer-Encoding. Send one of them.</source>
        <translation>请求同时带有 Content-Length 和 Transfer-Encoding，请只发送其中一个。</translation>
    </message>
    <message>
        <source>An HTTP/1.0 request cannot have a Transfer-Encoding. Send Content-Length, or use HTTP/1.1.</source>
        <translation>HTTP/1.0 请求不能带 Transfer-Encoding，请改用 Content-Length 或 HTTP/1.1。</translation>
    </message>
    <message>
        <source>Qiao knows no Transfer-Encoding but chunked. Send the body chunked or with Content-Length.</source>
        <translation>Qiao 只支持 chunked 这一种 Transfer-Encoding，请用 chunked 或 Content-Length 发送请求体。</translation>
    </message>
    <message>
        <source>Qiao knows no Expect header but 100-continue. Leave it out.</source>
        <translation>Qiao 只支持 Expect: 100-continue，请去掉其他的 Expect 请求头。</translation>
    </message>
    <message>
        <source>The size of a chunk of the body is not a hexadecimal number.</source>
        <translation>请求体中有一个分块的大小不是十六进制数。</translation>
    </message>
    <message>
        <source>A chunk of the body is longer than its size says, or does not end with CR LF.</source>
        <translation>请求体中有一个分块比声明的更长，或没有以 CR LF 结尾。</translation>
    </message>
    <message>
        <source>The request line and headers are larger than %1 KiB. Send fewer or shorter ones.</source>
        <translation>请求行和请求头超过了 %1 KiB，请减少或缩短请求头。</translation>
    </message>
    <message>
        <source>The request&apos;s body is larger than %1 MiB. Shorten the conversation or send smaller images.</source>
        <translation>请求体超过了 %1 MiB，请压缩对话或使用更小的图片。</translation>
    </message>
    <message>
        <source>Cannot listen on %1, port %2: %3.</source>
        <translation>无法监听 %1 的 %2 端口：%3。</translation>
    </message>
    <message>
        <source>Qiao has nothing at %1. The base URL for OpenAI clients ends in /v1.</source>
        <translation>Qiao 没有 %1 这个地址，OpenAI 客户端的 base URL 以 /v1 结尾。</translation>
    </message>
    <message>
        <source>Qiao has nothing at %1. Did you mean %2? The base URL for OpenAI clients ends in one /v1.</source>
        <translation>Qiao 没有 %1 这个地址，是否应为 %2？OpenAI 客户端的 base URL 只以一个 /v1 结尾。</translation>
    </message>
    <message>
        <source>%1 is not possible at %2. Allowed: %3.</source>
        <translation>%2 不支持 %1，可用：%3。</translation>
    </message>
    <message>
        <source>Qiao does not answer to the host name &quot;%1&quot;. Use localhost, or add the name to the allowed hosts.</source>
        <translation>Qiao 不响应主机名“%1”，请使用 localhost，或把它加入允许的主机名。</translation>
    </message>
    <message>
        <source>Web pages from %1 may not call Qiao. Add this origin to the allowed origins to permit it.</source>
        <translation>来自 %1 的网页不能访问 Qiao，如需放行，请把它加入允许的来源。</translation>
    </message>
    <message>
        <source>Other web sites may not call Qiao.</source>
        <translation>其他网站不能访问 Qiao。</translation>
    </message>
    <message>
        <source>This is not a client key of this Qiao. Copy the right one into the client&apos;s API key.</source>
        <translation>这不是此 Qiao 的客户端密钥，请把正确的密钥填入客户端的 API 密钥。</translation>
    </message>
    <message>
        <source>Qiao asks for a client key. Put it into the client&apos;s API key.</source>
        <translation>Qiao 需要客户端密钥，请把它填入客户端的 API 密钥。</translation>
    </message>
    <message>
        <source>A POST request needs the header Content-Type: application/json.</source>
        <translation>POST 请求需要请求头 Content-Type: application/json。</translation>
    </message>
</context>
<context>
    <name>ListenAddresses</name>
    <message>
        <source>&quot;%1&quot; is not an address to listen on. Set HOST to localhost or to an IP address of this computer.</source>
        <translation>“%1”不是可以监听的地址，请把 HOST 设为 localhost 或本机的 IP 地址。</translation>
    </message>
    <message>
        <source>Other computers can reach %1, so a client key is needed. Set API_KEY, or set HOST to localhost.</source>
        <translation>其他计算机也能访问 %1，因此需要客户端密钥，请设置 API_KEY，或把 HOST 设为 localhost。</translation>
    </message>
</context>
<context>
    <name>PortInUse</name>
    <message>
        <source>Port %1 is used by &quot;%2&quot; (%3). Use %4 instead: qiao serve --port %4</source>
        <translation>%1 端口被“%2”(%3)占用，请改用 %4：qiao serve --port %4</translation>
    </message>
    <message>
        <source>Port %1 is used by another program. Use %2 instead: qiao serve --port %2</source>
        <translation>%1 端口被其他程序占用，请改用 %2：qiao serve --port %2</translation>
    </message>
</context>
<context>
    <name>RequestLine</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>In/out/total</source>
        <translation>输入/输出/合计</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>First token</source>
        <extracomment>Time from the arrival of a request to the first token of its answer</extracomment>
        <translation>首 token</translation>
    </message>
</context>
<context>
    <name>Serve</name>
    <message>
        <source>%1 is on, but this version writes no debug files.</source>
        <translation>%1 已开启，但此版本不写调试文件。</translation>
    </message>
</context>
<context>
    <name>ServeReport</name>
    <message>
        <source>Stopping: running requests have 5 s to finish; Ctrl+C once more stops at once.</source>
        <translation>正在停止：进行中的请求还有 5 秒，再按一次 Ctrl+C 立即停止。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
</context>
<context>
    <name>ServerLock</name>
    <message>
        <source>Qiao is already running as process %1. Stop it first, or give this one a folder of its own with QIAO_HOME.</source>
        <translation>Qiao 已在运行（进程 %1），请先停止它，或用 QIAO_HOME 为这一个另设文件夹。</translation>
    </message>
    <message>
        <source>Qiao cannot write to %1. Make that folder yours, or name another one with QIAO_HOME.</source>
        <translation>Qiao 无法写入 %1，请检查该文件夹的权限，或用 QIAO_HOME 另设一个。</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>%1 is &quot;%2&quot;: use %3.</source>
        <translation>%1 的值是“%2”，应为%3。</translation>
    </message>
    <message>
        <source>%1 is not valid: use %2.</source>
        <translation>%1 的值无效，应为%2。</translation>
    </message>
    <message>
        <source>localhost or an IP address</source>
        <translation> localhost 或 IP 地址</translation>
    </message>
    <message>
        <source>a number from 0 to 65535 (0 is any free port)</source>
        <translation> 0 到 65535 之间的数字（0 表示任选空闲端口）</translation>
    </message>
    <message>
        <source>host names without a port, separated by commas</source>
        <translation>不带端口、以逗号分隔的主机名</translation>
    </message>
    <message>
        <source>web origins like https://app.example, separated by commas</source>
        <translation>以逗号分隔的网页来源，例如 https://app.example</translation>
    </message>
    <message>
        <source>a time like 500ms, 15s, 5m or 1h, at most 24h</source>
        <translation>时长，例如 500ms、15s、5m 或 1h，最多 24h</translation>
    </message>
    <message>
        <source>one or more keys of visible ASCII characters, separated by commas</source>
        <translation>一个或多个以逗号分隔、由可见 ASCII 字符组成的密钥</translation>
    </message>
    <message>
        <source>at most 64 letters, digits, dots, dashes and underscores</source>
        <translation>不超过 64 个字母、数字、点、连字符和下划线</translation>
    </message>
    <message>
        <source>a key of visible ASCII characters without spaces</source>
        <translation>由可见 ASCII 字符组成、不含空格的密钥</translation>
    </message>
    <message>
        <source>an address like https://host/path, without a user name or a query</source>
        <translation>形如 https://host/path 的地址，不带用户名和查询参数</translation>
    </message>
    <message>
        <source>pattern=model pairs like gpt-*=qwen3-coder-plus, separated by commas</source>
        <translation>以逗号分隔的“模式=模型”，例如 gpt-*=qwen3-coder-plus</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation> true 或 false</translation>
    </message>
    <message>
        <source>a number from 0 to 1000000</source>
        <translation> 0 到 1000000 之间的数字</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, which other computers can reach, and there is no client key: set API_KEY to a key of your choice, or use localhost.</source>
        <translation>%1 的值“%2”会让其他计算机也能访问，但没有设置客户端密钥，请用 API_KEY 设置一个自选的密钥，或改用 localhost。</translation>
    </message>
    <message>
        <source>%1 cannot be read: check that it is an INI file and that it is yours.</source>
        <translation>无法读取 %1，请检查它是否为 INI 文件，以及是否有权读取。</translation>
    </message>
    <message>
        <source>%1 (environment)</source>
        <translation>%1（环境变量）</translation>
    </message>
    <message>
        <source>%1 in %2 does not count: set it in the environment instead.</source>
        <translation>%2 中的 %1 不起作用，请改在环境变量中设置。</translation>
    </message>
    <message>
        <source>%1 in %2 is not a setting that this version knows.</source>
        <translation>%2 中的 %1 不是此版本支持的设置，请检查拼写。</translation>
    </message>
</context>
<context>
    <name>Terminal</name>
    <message>
        <source>Warning: </source>
        <translation>警告：</translation>
    </message>
</context>
<context>
    <name>TransportError</name>
    <message>
        <source>%1 refused the connection. Check the account&apos;s address, or try again later.</source>
        <translation>%1 拒绝了连接，请检查账户的地址，或稍后重试。</translation>
    </message>
    <message>
        <source>%1 was not found. Check the network connection and the account&apos;s address.</source>
        <translation>找不到 %1，请检查网络连接和账户的地址。</translation>
    </message>
    <message>
        <source>%1 broke off the connection. Try again.</source>
        <translation>%1 中断了连接，请重试。</translation>
    </message>
    <message>
        <source>No secure connection to %1 could be made (%2). Check this computer&apos;s clock and certificates.</source>
        <translation>无法与 %1 建立安全连接（%2），请检查本机的时钟和证书。</translation>
    </message>
    <message>
        <source>The system&apos;s proxy does not let requests to %1 through (%2). Check the proxy settings.</source>
        <translation>系统代理不放行到 %1 的请求（%2），请检查代理设置。</translation>
    </message>
    <message>
        <source>%1 sent something that is not HTTP. Check the account&apos;s address.</source>
        <translation>%1 返回的不是 HTTP，请检查账户的地址。</translation>
    </message>
    <message>
        <source>The connection to %1 failed (%2). Try again.</source>
        <translation>与 %1 的连接失败（%2），请重试。</translation>
    </message>
    <message>
        <source>No connection to %1 within %2 s. Check the network connection, or try again later.</source>
        <translation>%2 秒内未能连接 %1，请检查网络连接，或稍后重试。</translation>
    </message>
    <message>
        <source>%1 sent nothing for %2 s. Try again, with a shorter conversation if it is a long one.</source>
        <translation>%1 已有 %2 秒没有发来数据，请重试；如果对话很长，请先压缩。</translation>
    </message>
    <message>
        <source>%1 closed the connection without an answer. Try again.</source>
        <translation>%1 没有响应就关闭了连接，请重试。</translation>
    </message>
</context>
<context>
    <name>qiao::Accounts</name>
    <message>
        <source>Sign in with the Qwen CLI, or set QWEN_API_KEY to use a key.</source>
        <translation>请用 Qwen CLI 登录，或设置 QWEN_API_KEY 来使用密钥。</translation>
    </message>
    <message>
        <source>Sign in with the Qwen CLI and copy its oauth_creds.json to %1, or set QWEN_API_KEY to use a key.</source>
        <translation>请用 Qwen CLI 登录并把它的 oauth_creds.json 复制为 %1，或设置 QWEN_API_KEY 来使用密钥。</translation>
    </message>
    <message>
        <source>No account yet. Add one to start.</source>
        <translation>还没有账户，请先添加。</translation>
    </message>
    <message>
        <source>Sign in with the Qwen CLI (it writes %1), or set QWEN_API_KEY and start Qiao again.</source>
        <translation>请用 Qwen CLI 登录（它会写入 %1），或设置 QWEN_API_KEY 后重新启动 Qiao。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; needs you to sign in again.</source>
        <translation>“%1”需要重新登录。</translation>
    </message>
    <message>
        <source>The credentials of &quot;%1&quot; cannot be read. Check the permissions of %2.</source>
        <translation>无法读取“%1”的凭据，请检查 %2 的权限。</translation>
    </message>
    <message>
        <source>The credentials of &quot;%1&quot; are gone.</source>
        <translation>“%1”的凭据已不存在。</translation>
    </message>
    <message>
        <source>%1 holds no usable credentials.</source>
        <translation>%1 中没有可用的凭据。</translation>
    </message>
    <message>
        <source>Sign-in worked, but Qwen ended the free tier for this kind of account on 15 April 2026. Add an API key instead.</source>
        <translation>登录成功，但通义千问已于 2026 年 4 月 15 日停止此类账户的免费额度，请改用 API 密钥。</translation>
    </message>
    <message>
        <source>The service refused the key of &quot;env&quot;. Check QWEN_API_KEY, and that QWEN_BASE_URL is the address the key was made for.</source>
        <translation>服务拒绝了“env”的密钥，请检查 QWEN_API_KEY，以及 QWEN_BASE_URL 是否为该密钥对应的地址。</translation>
    </message>
    <message>
        <source>(not a name)</source>
        <translation>（不是有效的名称）</translation>
    </message>
    <message>
        <source>There is no account &quot;%1&quot;; there is none at all yet.</source>
        <translation>没有账户“%1”，目前还没有任何账户。</translation>
    </message>
    <message>
        <source>There is no account &quot;%1&quot;. Use one of: %2.</source>
        <translation>没有账户“%1”，可用的账户：%2。</translation>
    </message>
    <message>
        <source>The token of &quot;%1&quot; could not be refreshed because Qwen&apos;s sign-in service did not answer. Check the network, then try again.</source>
        <translation>通义千问的登录服务没有响应，“%1”的令牌未能刷新，请检查网络后重试。</translation>
    </message>
    <message>
        <source>The token of &quot;%1&quot; could not be refreshed because Qwen&apos;s sign-in service answered with status %2. Try again in a moment.</source>
        <translation>通义千问的登录服务返回了状态 %2，“%1”的令牌未能刷新，请稍后重试。</translation>
    </message>
    <message>
        <source>The default account &quot;%1&quot; does not exist; there is no account yet.</source>
        <translation>默认账户“%1”不存在，目前还没有账户。</translation>
    </message>
    <message>
        <source>The default account &quot;%1&quot; does not exist. The accounts are: %2; the first that has a credential is used.</source>
        <translation>默认账户“%1”不存在。现有账户：%2；将使用其中第一个有凭据的账户。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; and &quot;%2&quot; are copies of one sign-in, and refreshing one ends the other. Remove one of the files, or sign in to it with another account.</source>
        <translation>“%1”和“%2”是同一次登录的副本，刷新其中一个会使另一个失效，请删除其中一个文件，或用另一个账户重新登录。</translation>
    </message>
</context>
<context>
    <name>qiao::AtomicFile</name>
    <message>
        <source>%1 cannot be written: %2. Check its permissions and the free space.</source>
        <translation>无法写入 %1：%2，请检查权限和剩余空间。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made. Check the permissions of the folder above it.</source>
        <translation>无法创建文件夹 %1，请检查上一级文件夹的权限。</translation>
    </message>
    <message>
        <source>%1 is a symbolic link and is not written through. Put the file itself there.</source>
        <translation>%1 是符号链接，Qiao 不会通过它写入，请在此处放置文件本身。</translation>
    </message>
    <message>
        <source>%1 is not a file. Move it away.</source>
        <translation>%1 不是文件，请把它移走。</translation>
    </message>
</context>
<context>
    <name>qiao::Exchange</name>
    <message>
        <source>The client went away.</source>
        <translation>客户端已断开。</translation>
    </message>
    <message>
        <source>This request comes from Qiao itself: the address of an account points back here. Change that address.</source>
        <translation>此请求来自 Qiao 自身：账户的地址指回了这里，请修改该地址。</translation>
    </message>
    <message>
        <source>Sent again after: %1</source>
        <translation>已重新发送，原因：%1</translation>
    </message>
    <message>
        <source>Qiao is stopping. Start it again and repeat the request.</source>
        <translation>Qiao 正在停止，请重新启动后再次发送请求。</translation>
    </message>
</context>
<context>
    <name>qiao::HostPolicy</name>
    <message>
        <source>An address of the service is not a web address. It has to look like https://host/v1.</source>
        <translation>服务地址不是有效的网址，应形如 https://host/v1。</translation>
    </message>
    <message>
        <source>The address of %1 holds a user name and is not used. Remove what stands before the @.</source>
        <translation>%1 的地址中带有用户名，因此未被使用，请删除 @ 之前的内容。</translation>
    </message>
    <message>
        <source>The key would travel unencrypted to %1. Use an address that starts with https.</source>
        <translation>密钥会以明文发送到 %1，请使用以 https 开头的地址。</translation>
    </message>
    <message>
        <source>The sign-in would send its token to %1, which is not one of Qwen&apos;s hosts; it was not sent. Sign in again, and check QIAO_OAUTH_URL if you set it.</source>
        <translation>登录会把令牌发送到 %1，但它不是通义千问的主机，因此没有发送；请重新登录，如果设置了 QIAO_OAUTH_URL，请检查它。</translation>
    </message>
    <message>
        <source>The sign-in would send its token unencrypted to %1; it was not sent. Sign in again, and check QIAO_OAUTH_URL if you set it.</source>
        <translation>登录会把令牌以明文发送到 %1，因此没有发送；请重新登录，如果设置了 QIAO_OAUTH_URL，请检查它。</translation>
    </message>
</context>
<context>
    <name>qiao::ModelCatalog</name>
    <message>
        <source>There is no model &quot;%1&quot;. GET /v1/models lists those that are offered.</source>
        <translation>没有模型“%1”，可用的模型见 GET /v1/models。</translation>
    </message>
</context>
<context>
    <name>qiao::QwenCliLock</name>
    <message>
        <source>Another program holds the lock on the sign-in (%1). Try again in a minute; if it stays, remove that file.</source>
        <translation>另一个程序占用着登录凭据的锁（%1），请一分钟后重试；如果一直如此，请删除该文件。</translation>
    </message>
    <message>
        <source>The sign-in cannot be refreshed because the folder %1 cannot be written. Check its permissions.</source>
        <translation>无法写入文件夹 %1，登录未能刷新，请检查它的权限。</translation>
    </message>
</context>
</TS>
