<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AccountState</name>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>token expired, renewed with the next request</source>
        <translation>令牌已过期，下次请求时刷新</translation>
    </message>
    <message>
        <source>signing in</source>
        <translation>正在登录</translation>
    </message>
    <message>
        <source>needs you to sign in again</source>
        <translation>需要重新登录</translation>
    </message>
    <message>
        <source>throttled until %1</source>
        <translation>限流至 %1</translation>
    </message>
    <message>
        <source>throttled</source>
        <translation>限流中</translation>
    </message>
    <message>
        <source>quota used up until %1</source>
        <translation>额度已用完，%1 恢复</translation>
    </message>
    <message>
        <source>quota used up</source>
        <translation>额度已用完</translation>
    </message>
    <message>
        <source>refused by the service</source>
        <translation>被服务方拒绝</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
</context>
<context>
    <name>AccountTable</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1: an account&apos;s name; %2: a sentence</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Expires</source>
        <extracomment>When an access token does</extracomment>
        <translation>到期</translation>
    </message>
    <message>
        <source>Requests today</source>
        <translation>今日请求</translation>
    </message>
    <message>
        <source>Tokens today</source>
        <translation>今日 token</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>token</translation>
    </message>
</context>
<context>
    <name>Auth</name>
    <message>
        <source>&quot;%1&quot; is no kind of key. Use one of: %2.</source>
        <translation>没有“%1”这种密钥类型，请使用以下之一：%2。</translation>
    </message>
    <message>
        <source>There was no key to add. Paste it where qiao asks for it, or pass it on standard input.</source>
        <translation>没有收到密钥。请在 qiao 询问时粘贴，或通过标准输入传入。</translation>
    </message>
    <message>
        <source>Asking where the key belongs…</source>
        <translation>正在查询密钥属于哪里…</translation>
    </message>
    <message>
        <source>Key for &quot;%1&quot; (it is not shown): </source>
        <translation>“%1”的密钥（不会显示）：</translation>
    </message>
    <message>
        <source>The account is kept. &quot;qiao auth test %1&quot; asks again.</source>
        <translation>账户已保留。可用“qiao auth test %1”再试。</translation>
    </message>
    <message>
        <source>No account yet. Add one to start.</source>
        <translation>还没有账户，请先添加。</translation>
    </message>
    <message>
        <source>Counted since the service&apos;s midnight; the next one is at %1.</source>
        <translation>自服务方零点起计数；下一个零点在 %1。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is the default account now.</source>
        <translation>“%1”现在是默认账户。</translation>
    </message>
    <message>
        <source>No account can be the default one. Add one to start.</source>
        <translation>没有账户可以设为默认，请先添加。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is used again.</source>
        <translation>“%1”已重新启用。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is kept, but gets no requests.</source>
        <translation>“%1”已保留，但不会收到请求。</translation>
    </message>
    <message>
        <source>There is nobody to ask which of these to add. Say --all to add every one, or --dry-run only to see them.</source>
        <translation>没有人可以回答要添加哪些。用 --all 添加全部，或用 --dry-run 只查看。</translation>
    </message>
    <message>
        <source>Nothing to import was found. &quot;qiao auth add NAME&quot; signs in or takes a key.</source>
        <translation>没有找到可导入的内容。可用“qiao auth add 名称”登录或添加密钥。</translation>
    </message>
    <message>
        <source>Found:</source>
        <translation>找到：</translation>
    </message>
    <message>
        <source>Which ones? Numbers like 1 3, or all; nothing for none: </source>
        <translation>要添加哪些？输入编号如 1 3，或 all；留空则不添加：</translation>
    </message>
    <message>
        <source>Adding &quot;%1&quot;…</source>
        <translation>正在添加“%1”…</translation>
    </message>
    <message>
        <source>&quot;%1&quot; uses the Qwen CLI&apos;s %2, together with the CLI.</source>
        <translation>“%1”使用 Qwen CLI 的 %2，与 CLI 共用。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not added: %2</source>
        <translation>“%1”未添加：%2</translation>
    </message>
    <message>
        <source>&quot;qiao auth add NAME&quot; signs in or takes a key, &quot;qiao auth import&quot; finds what is there.</source>
        <translation>“qiao auth add 名称”可登录或添加密钥，“qiao auth import”可查找本机已有的。</translation>
    </message>
    <message>
        <source>* is the default account. The next usable one takes over while it is out (failover).</source>
        <translation>* 是默认账户。它不可用时由下一个可用账户接替（failover）。</translation>
    </message>
    <message>
        <source>* is the default account, which serves what names no other (fixed).</source>
        <translation>* 是默认账户，处理未指定其他账户的请求（fixed）。</translation>
    </message>
    <message>
        <source>There is nobody to ask whether to remove &quot;%1&quot;. Say --yes to remove it unasked.</source>
        <translation>没有人可以确认是否删除“%1”。用 --yes 可不询问直接删除。</translation>
    </message>
    <message>
        <source>Nothing was removed.</source>
        <translation>没有删除任何内容。</translation>
    </message>
    <message>
        <source>Remove &quot;%1&quot; from Qiao? The Qwen CLI&apos;s file stays. [y/N] </source>
        <translation>从 Qiao 中移除“%1”？Qwen CLI 的文件会保留。[y/N] </translation>
    </message>
    <message>
        <source>Remove &quot;%1&quot; and its secret? Only signing in or adding the key again brings it back. [y/N] </source>
        <translation>删除“%1”及其密钥？之后只能重新登录或重新添加密钥来恢复。[y/N] </translation>
    </message>
    <message>
        <source>&quot;%1&quot; is removed from Qiao. The Qwen CLI&apos;s file is still there; &quot;qiao auth import&quot; adds it again.</source>
        <translation>“%1”已从 Qiao 中移除。Qwen CLI 的文件仍在；可用“qiao auth import”重新添加。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; and its secret are removed.</source>
        <translation>“%1”及其密钥已删除。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is called &quot;%2&quot; now.</source>
        <translation>“%1”现在叫“%2”。</translation>
    </message>
    <message>
        <source>--%1 is about a key. Add --key, and qiao asks for it.</source>
        <translation>--%1 是关于密钥的。请加上 --key，qiao 会询问密钥。</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was added.</source>
        <translation>已取消，没有添加任何内容。</translation>
    </message>
    <message>
        <source>Address: %1</source>
        <translation>地址：%1</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>代码：%1</translation>
    </message>
    <message>
        <source>Note: Qwen ended the free tier of this sign-in on 15 April 2026, so calls may be refused although it succeeds.</source>
        <translation>注意：通义千问已于 2026 年 4 月 15 日停止这种登录的免费额度，即使登录成功，调用也可能被拒绝。</translation>
    </message>
    <message>
        <source>The window is too narrow for a QR code. Open this address and confirm.</source>
        <translation>窗口太窄，无法显示二维码。请打开此地址并确认。</translation>
    </message>
    <message>
        <source>Scan this code, or open the address, and confirm.</source>
        <translation>请扫描此二维码，或打开下面的地址，然后确认。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no strategy. Use fixed or failover.</source>
        <translation>没有“%1”这种策略，请使用 fixed 或 failover。</translation>
    </message>
    <message>
        <source>The default account serves every request that names no other.</source>
        <translation>默认账户处理所有未指定其他账户的请求。</translation>
    </message>
    <message>
        <source>The next usable account takes over while the default one is out.</source>
        <translation>默认账户不可用时，由下一个可用账户接替。</translation>
    </message>
    <message>
        <source>The terms of subscription plans forbid getting round a quota with another account, so no plan takes over from a used-up one.</source>
        <translation>订阅套餐的条款禁止用另一个账户绕过额度，因此套餐不会接替额度已用完的账户。</translation>
    </message>
    <message>
        <source>Asking with &quot;%1&quot;…</source>
        <translation>正在用“%1”测试…</translation>
    </message>
    <message>
        <source>a key, its plan to be found out</source>
        <translation>一个密钥，所属套餐待查</translation>
    </message>
    <message>
        <source>%1 takes the key.</source>
        <translation>%1接受此密钥。</translation>
    </message>
    <message>
        <source>%1 takes the key and lists 1 model.</source>
        <translation>%1接受此密钥，列出 1 个模型。</translation>
    </message>
    <message>
        <source>%1 takes the key and lists %2 models.</source>
        <translation>%1接受此密钥，列出 %2 个模型。</translation>
    </message>
    <message>
        <source>Models: %1.</source>
        <translation>模型：%1。</translation>
    </message>
    <message>
        <source>Models: %1 and %2 more.</source>
        <translation>模型：%1，另有 %2 个。</translation>
    </message>
    <message>
        <source>Asking Qwen for a code…</source>
        <translation>正在向通义千问请求代码…</translation>
    </message>
    <message>
        <source>The network is lost, trying again · %1 left · Ctrl+C cancels</source>
        <translation>网络中断，正在重试 · 剩余 %1 · Ctrl+C 取消</translation>
    </message>
    <message>
        <source>Waiting for you to confirm · %1 left · Ctrl+C cancels</source>
        <translation>等待您确认 · 剩余 %1 · Ctrl+C 取消</translation>
    </message>
    <message>
        <source>Confirmed. Checking with one real request that the account works…</source>
        <translation>已确认。正在用一次真实请求检查账户是否可用…</translation>
    </message>
    <message>
        <source>&quot;%1&quot; works: %2 answered in %3 ms.</source>
        <translation>“%1”可用：%2 在 %3 毫秒内答复。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not work.</source>
        <translation>“%1”不可用。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not work: %2</source>
        <translation>“%1”不可用：%2</translation>
    </message>
</context>
<context>
    <name>Banner</name>
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
    <message>
        <source>No account yet. Add one to start: qiao auth add NAME, or qiao auth import.</source>
        <translation>还没有账户，请先添加：qiao auth add 名称，或 qiao auth import。</translation>
    </message>
    <message>
        <source>Anthropic URL</source>
        <translation>Anthropic URL</translation>
    </message>
    <message>
        <source>%1, with all that clients send and get</source>
        <translation>%1，其中包含客户端收发的全部内容</translation>
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
        <source>&quot;%1&quot; is not a command; &quot;%2&quot; lists those there are.</source>
        <translation>没有“%1”这个命令，可用命令见“%2”。</translation>
    </message>
    <message>
        <source>ADDRESS</source>
        <translation>地址</translation>
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
    <message>
        <source>A key does not go onto the command line, where other programs and the shell&apos;s history can read it: use &quot;qiao auth add NAME --key&quot;, which asks for it or reads it from standard input.</source>
        <translation>密钥不应写在命令行上，其他程序和 shell 历史会读到它：请用“qiao auth add 名称 --key”，它会询问密钥或从标准输入读取。</translation>
    </message>
    <message>
        <source>qiao %1 needs %2; &quot;qiao help %1&quot; says which.</source>
        <translation>qiao %1 需要 %2；“qiao help %1”有说明。</translation>
    </message>
    <message>
        <source>%1 does not know %2; &quot;%3&quot; lists what it knows.</source>
        <translation>%1 不认识 %2；“%3”列出了可用的。</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>NEW-NAME</source>
        <translation>新名称</translation>
    </message>
    <message>
        <source>STRATEGY</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Write JSON and nothing else to standard output, and warnings to standard error.</source>
        <translation>标准输出只写 JSON，警告写到标准错误。</translation>
    </message>
    <message>
        <source>Add an API key instead of signing in. qiao asks for it, or reads it from standard input where that is no terminal.</source>
        <translation>添加 API 密钥而不是登录。qiao 会询问密钥；不是终端时从标准输入读取。</translation>
    </message>
    <message>
        <source>KIND</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>What the key is for, instead of finding that out: coding-plan, token-plan, model-studio, modelscope, openrouter or custom.</source>
        <translation>密钥的用途（不指定则自动查明）：coding-plan、token-plan、model-studio、modelscope、openrouter 或 custom。</translation>
    </message>
    <message>
        <source>REGION</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Where the key was made, instead of finding that out: china, international, us or hong-kong.</source>
        <translation>密钥在哪里创建（不指定则自动查明）：china、international、us 或 hong-kong。</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>The service&apos;s address for OpenAI&apos;s API, for a workspace or a service of your own.</source>
        <translation>服务的 OpenAI API 地址，用于业务空间或自有服务。</translation>
    </message>
    <message>
        <source>The service&apos;s address for Anthropic&apos;s API, where it has one.</source>
        <translation>服务的 Anthropic API 地址（如有）。</translation>
    </message>
    <message>
        <source>Reach the service through this proxy instead of the system&apos;s.</source>
        <translation>通过此代理访问服务，而不是系统代理。</translation>
    </message>
    <message>
        <source>Do not ask first.</source>
        <translation>不先询问。</translation>
    </message>
    <message>
        <source>MODEL</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Ask this model instead of the account&apos;s first.</source>
        <translation>测试此模型，而不是账户的第一个模型。</translation>
    </message>
    <message>
        <source>Add everything that was found, without asking.</source>
        <translation>添加找到的全部内容，不询问。</translation>
    </message>
    <message>
        <source>Only show what was found.</source>
        <translation>只显示找到的内容。</translation>
    </message>
    <message>
        <source>Add accounts, list them, and choose between them.</source>
        <translation>添加账户、列出账户，并在其中选择。</translation>
    </message>
    <message>
        <source>Sign in with a QR code, or add an API key, under a name.</source>
        <translation>以一个名称扫码登录，或添加 API 密钥。</translation>
    </message>
    <message>
        <source>List the accounts, their state and what they did today.</source>
        <translation>列出账户、状态和今日用量。</translation>
    </message>
    <message>
        <source>Choose the account of requests that name none; without a name, say which it is.</source>
        <translation>选择未指定账户的请求由谁处理；不带名称时显示当前的。</translation>
    </message>
    <message>
        <source>Remove an account and its secret. The Qwen CLI&apos;s files stay.</source>
        <translation>移除账户及其密钥。Qwen CLI 的文件会保留。</translation>
    </message>
    <message>
        <source>Give an account another name.</source>
        <translation>给账户改名。</translation>
    </message>
    <message>
        <source>Make one real request of one token for an account, or for every one.</source>
        <translation>为一个账户或所有账户各发一次只生成一个 token 的真实请求。</translation>
    </message>
    <message>
        <source>Count today&apos;s requests and tokens of each account.</source>
        <translation>统计每个账户今天的请求和 token。</translation>
    </message>
    <message>
        <source>Use an account again.</source>
        <translation>重新启用账户。</translation>
    </message>
    <message>
        <source>Keep an account, but send it no requests.</source>
        <translation>保留账户，但不向它发送请求。</translation>
    </message>
    <message>
        <source>Find sign-ins and keys in the Qwen CLI&apos;s files, .env files and the environment, and add those that you pick.</source>
        <translation>在 Qwen CLI 的文件、.env 文件和环境变量中查找登录和密钥，并添加您选中的。</translation>
    </message>
    <message>
        <source>Choose what happens when the default account cannot serve: fixed or failover; without a word, say which it is.</source>
        <translation>选择默认账户不可用时怎么办：fixed 或 failover；不带参数时显示当前的。</translation>
    </message>
    <message>
        <source>Show so many of the newest instead of 20.</source>
        <translation>显示最近多少个请求，而不是 20 个。</translation>
    </message>
    <message>
        <source>Go on with those that run and end from now on, until Ctrl+C. On a screen the running ones change in place; elsewhere each is written when it ends.</source>
        <translation>继续显示此后进行和结束的请求，直到按 Ctrl+C。在终端里，进行中的请求原地刷新；否则每个请求在结束时写出。</translation>
    </message>
    <message>
        <source>Write JSON lines to standard output, one for each request, and with --follow one for each change of a running one too.</source>
        <translation>向标准输出写 JSON 行，每个请求一行；加 --follow 时，进行中的请求每有变化也写一行。</translation>
    </message>
    <message>
        <source>WHAT</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>A line for each day, hour, account, model or client; day unless told.</source>
        <translation>按 day（天）、hour（小时）、account（账户）、model（模型）或 client（客户端）各列一行；默认按天。</translation>
    </message>
    <message>
        <source>DAY</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>From this day on: 2026-11-23, today, yesterday, or 7d for the last seven days. Unless told, the last 30 days, or today with --by hour.</source>
        <translation>从这一天起：2026-11-23、today、yesterday，或 7d（最近七天）。默认为最近 30 天；--by hour 时为今天。</translation>
    </message>
    <message>
        <source>Up to this day, itself too, instead of today.</source>
        <translation>到这一天为止（含当天），默认到今天。</translation>
    </message>
    <message>
        <source>Write comma-separated values for a spreadsheet.</source>
        <translation>输出逗号分隔值，用于电子表格。</translation>
    </message>
    <message>
        <source>Go on with the lines that come, until Ctrl+C.</source>
        <translation>继续显示新的日志行，直到按 Ctrl+C。</translation>
    </message>
    <message>
        <source>Show so many of the last lines instead of 50.</source>
        <translation>显示最后多少行，而不是 50 行。</translation>
    </message>
    <message>
        <source>LEVEL</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Show only lines of this level and graver ones: error, warning, info or debug.</source>
        <translation>只显示该级别及更严重的行：error、warning、info 或 debug。</translation>
    </message>
    <message>
        <source>Show nothing, but have the running server log at this level from now on: off, error, warning, info or debug.</source>
        <translation>不显示日志，而是让运行中的服务从现在起按此级别记录：off、error、warning、info 或 debug。</translation>
    </message>
    <message>
        <source>SWITCH</source>
        <translation>开关</translation>
    </message>
    <message>
        <source>Show nothing, but have the running server write a file about each request (on), or about those that fail (off).</source>
        <translation>不显示日志，而是让运行中的服务为每个请求（on）或只为失败的请求（off）写一个文件。</translation>
    </message>
    <message>
        <source>Write what --set-level or --debug-files change to settings.ini too; else it lasts until the server stops.</source>
        <translation>把 --set-level 或 --debug-files 的更改也写入 settings.ini；否则只到服务停止为止。</translation>
    </message>
    <message>
        <source>Write to standard output instead of a file.</source>
        <translation>写到标准输出，而不是文件。</translation>
    </message>
    <message>
        <source>Look up the addresses of the services&apos; hosts too; without it nothing leaves this computer.</source>
        <translation>也查询各服务主机的地址；不加它就没有任何内容离开本机。</translation>
    </message>
    <message>
        <source>Say whether the server runs, since when, what today came to and how the accounts are. The exit code is 0 when it runs and 1 when it does not.</source>
        <translation>说明服务是否在运行、从何时起、今天的用量以及各账户的状态。运行时退出码为 0，否则为 1。</translation>
    </message>
    <message>
        <source>List the newest requests; with --follow, watch those that run.</source>
        <translation>列出最近的请求；加 --follow 可以看着请求进行。</translation>
    </message>
    <message>
        <source>Add up requests, tokens and cost by day, hour, account, model or client.</source>
        <translation>按天、小时、账户、模型或客户端汇总请求数、token 数和费用。</translation>
    </message>
    <message>
        <source>Find what qwen-proxy counted on this computer, and add it to the usage. Its files stay as they are.</source>
        <translation>找出 qwen-proxy 在本机的统计并计入用量。它的文件保持不变。</translation>
    </message>
    <message>
        <source>Show the server&apos;s log, or change what the running server writes to it.</source>
        <translation>显示服务的日志，或更改运行中的服务记录什么。</translation>
    </message>
    <message>
        <source>Write what a bug report needs to know, without secrets, to a file in this folder.</source>
        <translation>把报告问题所需的内容（不含密钥）写入当前文件夹的一个文件。</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Listen on this address instead of localhost. An address that other computers can reach needs a client key (see qiao keys).</source>
        <translation>监听这个地址而不是 localhost。其他计算机能访问的地址需要客户端密钥（见 qiao keys）。</translation>
    </message>
    <message>
        <source>Make, list and revoke the keys that clients show to Qiao. The running server knows of a change at once.</source>
        <translation>创建、列出和吊销客户端出示给 Qiao 的密钥。运行中的服务会立即知道改动。</translation>
    </message>
    <message>
        <source>List the client keys.</source>
        <translation>列出客户端密钥。</translation>
    </message>
    <message>
        <source>Make a client key under a name and show it once. As soon as there is one, clients need one.</source>
        <translation>创建一个有名称的客户端密钥并显示一次。只要有了密钥，客户端就必须使用密钥。</translation>
    </message>
    <message>
        <source>Give a client key another name.</source>
        <translation>给客户端密钥改名。</translation>
    </message>
    <message>
        <source>Let nobody in with a client key any more.</source>
        <translation>吊销一个客户端密钥，此后任何人都不能再使用它。</translation>
    </message>
    <message>
        <source>TOOL</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Only show what would change in the tool&apos;s settings.</source>
        <translation>只显示工具的设置将有哪些更改。</translation>
    </message>
    <message>
        <source>Change nothing, but show what to paste, the client key too.</source>
        <translation>不做更改，只显示要粘贴的内容，包括客户端密钥。</translation>
    </message>
    <message>
        <source>Give the tool&apos;s settings back what was there before they were set up.</source>
        <translation>把工具的设置恢复成设置之前的内容。</translation>
    </message>
    <message>
        <source>Have the tool ask for this model.</source>
        <translation>让工具使用这个模型。</translation>
    </message>
    <message>
        <source>Give the tool a client key. qiao asks for it, or reads it from standard input where that is no terminal.</source>
        <translation>给工具一个客户端密钥。qiao 会要求输入；标准输入不是终端时，从标准输入读取。</translation>
    </message>
    <message>
        <source>Point a tool like Claude Code at Qiao, or take that back; without a tool, list those there are.</source>
        <translation>让 Claude Code 之类的工具使用 Qiao，或者撤销设置；不指定工具时列出所有工具。</translation>
    </message>
    <message>
        <source>End the Qiao that runs, with or without a window. Running requests get five seconds to finish.</source>
        <translation>结束正在运行的 Qiao（无论有没有窗口）。正在进行的请求有五秒钟时间完成。</translation>
    </message>
</context>
<context>
    <name>ContextWindow</name>
    <message>
        <source>The request holds about %1 tokens; this service often fails above 130,000. Compact the conversation.</source>
        <translation>本次请求约 %1 token，该服务超过 13 万时常会失败，请压缩对话。</translation>
    </message>
    <message>
        <source>The request holds about %1 of the %2 tokens that %3 takes. Compact the conversation.</source>
        <translation>%3 最多接受 %2 token，本次请求已约 %1 token，请压缩对话。</translation>
    </message>
</context>
<context>
    <name>ControlCommand</name>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
</context>
<context>
    <name>Diagnostics</name>
    <message>
        <source>Looking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>%1 cannot be written (%2). Go to a folder of yours, or say --stdout.</source>
        <translation>无法写入 %1（%2）。请换到自己的文件夹，或使用 --stdout。</translation>
    </message>
    <message>
        <source>Read it through, then attach it to your bug report; secrets are left out.</source>
        <translation>请先通读，再附到问题报告里；其中不含密钥。</translation>
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
    <message>
        <source>%1: there is no model &quot;%2&quot;.</source>
        <translation>%1：没有模型“%2”。</translation>
    </message>
    <message>
        <source>limit: use a number from 1 to %1.</source>
        <translation>limit 应为 1 到 %1 之间的数字。</translation>
    </message>
    <message>
        <source>The base URL ends in /anthropic for Claude Code and Anthropic&apos;s own libraries, in /anthropic/v1 for the AI SDK.</source>
        <translation>Claude Code 和 Anthropic 官方库的 base URL 以 /anthropic 结尾，AI SDK 的以 /anthropic/v1 结尾。</translation>
    </message>
    <message>
        <source>The base URL for OpenAI clients ends in one /v1.</source>
        <translation>OpenAI 客户端的 base URL 只以一个 /v1 结尾。</translation>
    </message>
    <message>
        <source>Qiao has nothing at %1. %2</source>
        <translation>Qiao 没有 %1 这个地址。%2</translation>
    </message>
    <message>
        <source>Qiao has nothing at %1. Did you mean %2? %3</source>
        <translation>Qiao 没有 %1 这个地址，是否应为 %2？%3</translation>
    </message>
    <message>
        <source>%1 is not true or false.</source>
        <translation>%1 不是 true 或 false。</translation>
    </message>
    <message>
        <source>The body is not a JSON object.</source>
        <translation>请求体不是 JSON 对象。</translation>
    </message>
    <message>
        <source>There is no such log level. Use off, error, warning, info or debug.</source>
        <translation>没有这个日志级别，请用 off、error、warning、info 或 debug。</translation>
    </message>
    <message>
        <source>There is no level. Give one, or debugFiles.</source>
        <translation>没有给出 level，请给出它或 debugFiles。</translation>
    </message>
    <message>
        <source>The log level can only be seen and set on the computer that Qiao runs on.</source>
        <translation>日志级别只能在运行 Qiao 的电脑上查看和设置。</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>The client key %1 is called &quot;%2&quot; now.</source>
        <translation>客户端密钥 %1 现在名为“%2”。</translation>
    </message>
    <message>
        <source>The client key %1 is revoked: nobody is let in with it any more.</source>
        <translation>客户端密钥 %1 已吊销，此后任何人都不能再使用它。</translation>
    </message>
    <message>
        <source>Copy it now: it is not kept and cannot be shown again.</source>
        <translation>请现在复制：它不会被保存，也无法再次显示。</translation>
    </message>
    <message>
        <source>Every request but those to /health needs a client key now, as &quot;Authorization: Bearer&quot; or &quot;x-api-key&quot;.</source>
        <translation>从现在起，除 /health 外的每个请求都需要客户端密钥，放在“Authorization: Bearer”或“x-api-key”里。</translation>
    </message>
    <message>
        <source>No client key was made here. &quot;qiao keys create NAME&quot; makes one.</source>
        <translation>这里还没有创建过客户端密钥。用“qiao keys create 名称”创建一个。</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Ends in</source>
        <translation>末尾</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建日期</translation>
    </message>
    <message>
        <source>One more client key is in API_KEY.</source>
        <translation>API_KEY 里还有一个客户端密钥。</translation>
    </message>
    <message>
        <source>%1 more client keys are in API_KEY.</source>
        <translation>API_KEY 里还有 %1 个客户端密钥。</translation>
    </message>
</context>
<context>
    <name>ListenAddresses</name>
    <message>
        <source>&quot;%1&quot; is not an address to listen on. Set HOST to localhost or to an IP address of this computer.</source>
        <translation>“%1”不是可以监听的地址，请把 HOST 设为 localhost 或本机的 IP 地址。</translation>
    </message>
    <message>
        <source>Other computers can reach %1, so a client key is needed. Create one with &quot;qiao keys create NAME&quot; or set API_KEY, or set HOST to localhost.</source>
        <translation>其他计算机能访问 %1，因此需要客户端密钥。请用“qiao keys create 名称”创建一个或设置 API_KEY，也可以把 HOST 设为 localhost。</translation>
    </message>
</context>
<context>
    <name>LoginItem</name>
    <message>
        <source>%1 could not be written. Check that its folder is yours.</source>
        <translation>%1 无法写入，请检查其文件夹是否归您所有。</translation>
    </message>
    <message>
        <source>Windows does not let Qiao set what starts at login.</source>
        <translation>Windows 不允许 Qiao 设置登录时启动的程序。</translation>
    </message>
</context>
<context>
    <name>Logs</name>
    <message>
        <source>--keep is about a change. Add --set-level or --debug-files.</source>
        <translation>--keep 要与更改一起使用，请加上 --set-level 或 --debug-files。</translation>
    </message>
    <message>
        <source>--debug-files is &quot;%1&quot;: use on or off.</source>
        <translation>--debug-files 为“%1”：请用 on 或 off。</translation>
    </message>
    <message>
        <source>The server logs at level %1 and writes a file about each request to %2.</source>
        <translation>服务按 %1 级别记录，并为每个请求在 %2 写一个文件。</translation>
    </message>
    <message>
        <source>The server logs at level %1 and writes files about failed requests alone.</source>
        <translation>服务按 %1 级别记录，只为失败的请求写文件。</translation>
    </message>
    <message>
        <source>It stays so.</source>
        <translation>此后一直如此。</translation>
    </message>
    <message>
        <source>It stays so until the server stops.</source>
        <translation>直到服务停止为止。</translation>
    </message>
    <message>
        <source>--%1 is &quot;%2&quot;: use off, error, warning, info or debug.</source>
        <translation>--%1 为“%2”：请用 off、error、warning、info 或 debug。</translation>
    </message>
    <message>
        <source>--count is &quot;%1&quot;: use a number from 1 to %2.</source>
        <translation>--count 为“%1”：请用 1 到 %2 的数字。</translation>
    </message>
    <message>
        <source>Nothing has been logged in %1.</source>
        <translation>%1 里还没有日志。</translation>
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
    <message>
        <source>Port %1 is used by &quot;%2&quot; (%3).</source>
        <translation>端口 %1 已被“%2”（%3）占用。</translation>
    </message>
    <message>
        <source>Port %1 is used by another program.</source>
        <translation>端口 %1 已被另一个程序占用。</translation>
    </message>
    <message>
        <source>%1 Port %2 is free.</source>
        <translation>%1端口 %2 空闲。</translation>
    </message>
    <message>
        <source>Qiao itself uses port %1.</source>
        <translation>端口 %1 正由 Qiao 自己使用。</translation>
    </message>
    <message>
        <source>The system does not let you use port %1. Use one above 1023.</source>
        <translation>系统不允许您使用端口 %1，请使用 1023 以上的端口。</translation>
    </message>
    <message>
        <source>Nobody can listen on %1: it is no address of this computer.</source>
        <translation>无法监听 %1：它不是本机的地址。</translation>
    </message>
    <message>
        <source>Port %1 is free.</source>
        <translation>端口 %1 空闲。</translation>
    </message>
    <message>
        <source>Qiao will take any free port.</source>
        <translation>将任选一个空闲端口。</translation>
    </message>
</context>
<context>
    <name>Prices</name>
    <message>
        <source>%1 cannot be read (%2). Check its permissions; Qiao&apos;s own prices are used until then.</source>
        <translation>无法读取 %1（%2）。请检查它的权限；在此之前使用 Qiao 自带的价格。</translation>
    </message>
    <message>
        <source>%1 is not used. %2 Correct it and start Qiao again.</source>
        <translation>没有使用 %1。%2 请改正后重新启动 Qiao。</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>a number from 0 on, for a million tokens</source>
        <translation>不小于 0 的数字（每百万 token）</translation>
    </message>
    <message>
        <source>a whole number of tokens</source>
        <translation>整数个 token</translation>
    </message>
    <message>
        <source>CNY or USD</source>
        <translation>CNY 或 USD</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not valid: use %2.</source>
        <translation>“%1”无效：请用%2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known: take it out.</source>
        <translation>不认识“%1”：请删除它。</translation>
    </message>
    <message>
        <source>one model&apos;s id, or a pattern like qwen3-max*</source>
        <translation>一个模型的名称，或像 qwen3-max* 这样的模式</translation>
    </message>
    <message>
        <source>Line %1: %2.</source>
        <translation>第 %1 行：%2。</translation>
    </message>
    <message>
        <source>&quot;prices&quot; is missing: it is a list of prices.</source>
        <translation>缺少 &quot;prices&quot;：它是价格的列表。</translation>
    </message>
    <message>
        <source>Price %1 of the list: %2</source>
        <translation>列表中的第 %1 个价格：%2</translation>
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
    <name>RequestTable</name>
    <message>
        <source>waits</source>
        <extracomment>A request that waits for its first token; at most 6 cells</extracomment>
        <translation>等待</translation>
    </message>
    <message>
        <source>runs</source>
        <extracomment>A request whose answer is coming; at most 6 cells</extracomment>
        <translation>进行</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
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
        <source>In</source>
        <extracomment>Tokens of the prompt</extracomment>
        <translation>输入</translation>
    </message>
    <message>
        <source>Out</source>
        <extracomment>Tokens of the answer</extracomment>
        <translation>输出</translation>
    </message>
    <message>
        <source>t/s</source>
        <extracomment>Tokens a second</extracomment>
        <translation>t/s</translation>
    </message>
    <message>
        <source>First</source>
        <extracomment>Time from the arrival of a request to the first token of its answer</extracomment>
        <translation>首 token</translation>
    </message>
    <message>
        <source>Took</source>
        <extracomment>How long a request took</extracomment>
        <translation>用时</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>SelfTests</name>
    <message>
        <source>%1 is not there yet; it is made when it is needed.</source>
        <translation>%1 还不存在，需要时会创建。</translation>
    </message>
    <message>
        <source>%1 is damaged or cannot be read (%2). Qiao sets a damaged one aside and begins anew.</source>
        <translation>%1 已损坏或无法读取（%2）。Qiao 会把损坏的文件放到一边并重新开始。</translation>
    </message>
    <message>
        <source>%1 is whole (%2 KiB).</source>
        <translation>%1 完好（%2 KiB）。</translation>
    </message>
    <message>
        <source>%1 cannot be written to. Make that folder yours.</source>
        <translation>无法写入 %1，请把该文件夹归自己所有。</translation>
    </message>
    <message>
        <source>%1 can be written to, but is open to others (mode %2). Make it yours alone: chmod 700.</source>
        <translation>%1 可以写入，但别人也能打开（权限 %2）。请只留给自己：chmod 700。</translation>
    </message>
    <message>
        <source>%1 can be written to (mode %2).</source>
        <translation>%1 可以写入（权限 %2）。</translation>
    </message>
    <message>
        <source>%1 is open to others (mode %2). Make it yours alone: chmod 600.</source>
        <translation>别人也能打开 %1（权限 %2）。请只留给自己：chmod 600。</translation>
    </message>
    <message>
        <source>A program can listen on 127.0.0.1.</source>
        <translation>程序可以在 127.0.0.1 上监听。</translation>
    </message>
    <message>
        <source>No program can listen on 127.0.0.1 (%1). Look at the firewall or the sandbox.</source>
        <translation>程序无法在 127.0.0.1 上监听（%1）。请检查防火墙或沙盒。</translation>
    </message>
    <message>
        <source>Port %1 is free.</source>
        <translation>%1 端口空闲。</translation>
    </message>
    <message>
        <source>The clock says %1, which is in the past. Set it.</source>
        <translation>时钟显示 %1，是过去的时间，请校准。</translation>
    </message>
    <message>
        <source>The clock says %1, but %2 is of %3. Set it, if it was put back.</source>
        <translation>时钟显示 %1，而 %2 的时间是 %3。如果时钟被拨回，请校准。</translation>
    </message>
    <message>
        <source>The clock says %1.</source>
        <translation>时钟显示 %1。</translation>
    </message>
    <message>
        <source>The file of secrets can be read.</source>
        <translation>密钥文件可以读取。</translation>
    </message>
    <message>
        <source>The keychain answers.</source>
        <translation>钥匙串有响应。</translation>
    </message>
    <message>
        <source>Secrets are kept in memory alone.</source>
        <translation>密钥只保存在内存里。</translation>
    </message>
    <message>
        <source>The keychain does not answer. Unlock it, or keep secrets in a file with QIAO_SECRETS=file.</source>
        <translation>钥匙串没有响应。请解锁，或用 QIAO_SECRETS=file 把密钥保存在文件里。</translation>
    </message>
    <message>
        <source>%1 has an address (%2 found).</source>
        <translation>%1 有地址（找到 %2 个）。</translation>
    </message>
    <message>
        <source>%1 has no address (%2). Look at the network and its name server.</source>
        <translation>%1 没有地址（%2）。请检查网络和域名服务器。</translation>
    </message>
    <message>
        <source>Looking up %1 takes longer than 10 s. Look at the network and its name server.</source>
        <translation>查询 %1 超过 10 秒。请检查网络和域名服务器。</translation>
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
        <source>Qiao cannot write to %1. Make that folder yours, or name another one with QIAO_HOME.</source>
        <translation>Qiao 无法写入 %1，请检查该文件夹的权限，或用 QIAO_HOME 另设一个。</translation>
    </message>
    <message>
        <source>Qiao is already running as process %1. Stop it first with &quot;qiao stop&quot;, or give this one a folder of its own with QIAO_HOME.</source>
        <translation>Qiao 已作为进程 %1 运行。请先用“qiao stop”停止它，或用 QIAO_HOME 给这个实例另一个文件夹。</translation>
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
    <message>
        <source>fixed or failover</source>
        <translation>fixed 或 failover</translation>
    </message>
    <message>
        <source>keychain, file or memory</source>
        <translation>keychain、file 或 memory</translation>
    </message>
    <message>
        <source>an address on this computer like http://127.0.0.1:9000</source>
        <translation>本机地址，如 http://127.0.0.1:9000</translation>
    </message>
    <message>
        <source>%1 could not be changed. Check that it is an INI file, that it is yours and that its folder can be written to.</source>
        <translation>无法修改 %1。请检查它是否为 INI 文件、是否属于您，以及其所在文件夹是否可写。</translation>
    </message>
    <message>
        <source>one model&apos;s id like qwen3.7-plus</source>
        <translation>一个模型 ID，例如 qwen3.7-plus</translation>
    </message>
    <message>
        <source>auto or translate</source>
        <translation>auto 或 translate</translation>
    </message>
    <message>
        <source>off, error, warning, info or debug</source>
        <translation>off、error、warning、info 或 debug</translation>
    </message>
    <message>
        <source>CNY or USD</source>
        <translation>CNY 或 USD</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, which other computers can reach, and there is no client key: create one with &quot;qiao keys create NAME&quot; or set API_KEY to a key of your choice, or use localhost.</source>
        <translation>%1 是“%2”，其他计算机能访问，却没有客户端密钥：请用“qiao keys create 名称”创建一个，或把 API_KEY 设为您选定的密钥，或使用 localhost。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be used here: use %2.</source>
        <translation>这里不能使用“%1”：请使用%2。</translation>
    </message>
    <message>
        <source>There is no setting &quot;%1&quot;.</source>
        <translation>没有设置项“%1”。</translation>
    </message>
</context>
<context>
    <name>Setup</name>
    <message>
        <source>No server runs, and the settings leave its port open. Start it first.</source>
        <translation>没有服务在运行，设置中也没有固定端口。请先启动服务。</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>not set up</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>set up</source>
        <translation>已设置</translation>
    </message>
    <message>
        <source>set up for another address</source>
        <translation>设置为其他地址</translation>
    </message>
    <message>
        <source>changed since it was set up</source>
        <translation>设置后又被更改</translation>
    </message>
    <message>
        <source>settings cannot be read</source>
        <translation>无法读取设置</translation>
    </message>
    <message>
        <source>--%1 is about one tool. Name it: &quot;qiao setup&quot; alone lists them.</source>
        <translation>--%1 针对一个工具，请写出它的名称：“qiao setup”会列出所有工具。</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>&quot;qiao setup TOOL&quot; sets one up, or shows what to paste into it.</source>
        <translation>“qiao setup 工具”会设置它，或者显示要粘贴的内容。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no tool that Qiao knows. Use one of: %2.</source>
        <translation>Qiao 不认识工具“%1”。请使用以下之一：%2。</translation>
    </message>
    <message>
        <source>--undo gives back what was there. Leave --%1 out.</source>
        <translation>--undo 会恢复原来的内容。请去掉 --%1。</translation>
    </message>
    <message>
        <source>--print shows what to paste and --diff what would change. Use one of them.</source>
        <translation>--print 显示要粘贴的内容，--diff 显示将有的更改。请只用其中一个。</translation>
    </message>
    <message>
        <source>Qiao does not change the settings of %1. --print shows what to enter.</source>
        <translation>Qiao 不更改 %1 的设置。--print 会显示要填写的内容。</translation>
    </message>
    <message>
        <source>Client key for %1 (it is not shown): </source>
        <translation>%1 的客户端密钥（不会显示）：</translation>
    </message>
    <message>
        <source>There was no client key. Paste it where qiao asks for it, or pass it on standard input.</source>
        <translation>没有得到客户端密钥。请在 qiao 要求时粘贴，或者从标准输入传入。</translation>
    </message>
    <message>
        <source>The server asks for a client key. Add --key, and qiao asks for it; &quot;qiao keys create NAME&quot; makes one.</source>
        <translation>服务需要客户端密钥。请加上 --key，qiao 会要求输入；“qiao keys create 名称”可以创建一个。</translation>
    </message>
    <message>
        <source>Nothing would change in %1.</source>
        <translation>%1 不会有任何更改。</translation>
    </message>
    <message>
        <source>Changed by somebody else since, and left alone: %1.</source>
        <translation>设置之后又被更改，因此保持不变：%1。</translation>
    </message>
    <message>
        <source>The setup of %1 is taken back, in %2.</source>
        <translation>已撤销 %1 的设置，文件是 %2。</translation>
    </message>
    <message>
        <source>%1 is set up already, in %2.</source>
        <translation>%1 已经设置好了，文件是 %2。</translation>
    </message>
    <message>
        <source>%1 is set up, in %2.</source>
        <translation>%1 设置好了，文件是 %2。</translation>
    </message>
    <message>
        <source>The file as it was is kept as %1.</source>
        <translation>原来的文件保存为 %1。</translation>
    </message>
    <message>
        <source>&quot;qiao setup %1 --undo&quot; takes this back.</source>
        <translation>“qiao setup %1 --undo”可以撤销。</translation>
    </message>
    <message>
        <source>No server runs. Start one with &quot;qiao serve&quot;.</source>
        <translation>没有服务在运行。请用“qiao serve”启动。</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>The running server is of version %1 and this program of %2. Start the server again.</source>
        <translation>运行中的服务是 %1 版，而本程序是 %2 版，请重新启动服务。</translation>
    </message>
    <message>
        <source>No server runs. Start one with &quot;qiao serve&quot;.</source>
        <translation>没有服务在运行，请用 &quot;qiao serve&quot; 启动。</translation>
    </message>
    <message>
        <source>Running on %1 since %2 (version %3, process %4).</source>
        <extracomment>%1: addresses; %2: a time; %3: a version; %4: a process&apos;s number</extracomment>
        <translation>从 %2 起在 %1 运行（%3 版，进程 %4）。</translation>
    </message>
    <message>
        <source>Active requests: %1</source>
        <translation>进行中的请求：%1</translation>
    </message>
    <message>
        <source>Today: %1</source>
        <extracomment>%1: what requests came to</extracomment>
        <translation>今天：%1</translation>
    </message>
    <message>
        <source>No account yet. Add one to start.</source>
        <translation>还没有账户，请先添加。</translation>
    </message>
</context>
<context>
    <name>Stop</name>
    <message>
        <source>No server runs.</source>
        <translation>没有正在运行的服务器。</translation>
    </message>
    <message>
        <source>Letting a running request finish…</source>
        <translation>正在等待一个请求完成…</translation>
    </message>
    <message>
        <source>Letting %1 running requests finish…</source>
        <translation>正在等待 %1 个请求完成…</translation>
    </message>
    <message>
        <source>Qiao has stopped.</source>
        <translation>Qiao 已停止。</translation>
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
    <message>
        <source>The answer of %1 is far too long. Check the account&apos;s address.</source>
        <translation>%1 的回答过长，请检查账户的地址。</translation>
    </message>
    <message>
        <source>The proxy %1 does not let requests to %2 through (%3). Check the account&apos;s proxy.</source>
        <translation>代理 %1 不允许访问 %2（%3），请检查账户的代理。</translation>
    </message>
    <message>
        <source>%1 did not answer within %2 s. Check the network connection, or try again later.</source>
        <translation>%1 在 %2 秒内没有回答。请检查网络连接，或稍后再试。</translation>
    </message>
</context>
<context>
    <name>TrayArguments</name>
    <message>
        <source>&quot;%1&quot; is not known here; qiao-tray --help lists what is.</source>
        <translation>不认识“%1”；qiao-tray --help 列出可用的参数。</translation>
    </message>
</context>
<context>
    <name>TrayProgram</name>
    <message>
        <source>There is no display. Run &quot;qiao serve&quot; instead.</source>
        <translation>没有显示器。请改为运行“qiao serve”。</translation>
    </message>
    <message>
        <source>Qiao cannot start</source>
        <translation>Qiao 无法启动</translation>
    </message>
    <message>
        <source>A second start of Qiao will not be able to show this window.</source>
        <translation>再次启动 Qiao 时将无法显示此窗口。</translation>
    </message>
    <message>
        <source>Usage: qiao-tray [--hidden] [--take-over]

Runs Qiao in the system tray.

  --hidden    start with the window closed
  --take-over end a server that runs without a window, and go on in its place
  --version   print the version
  --help      print this</source>
        <translation>用法：qiao-tray [--hidden] [--take-over]

在系统托盘中运行 Qiao。

  --hidden    启动时不打开窗口
  --take-over 结束没有窗口的服务器，并在这里接着运行
  --version   显示版本
  --help      显示本说明</translation>
    </message>
    <message>
        <source>Qiao runs already</source>
        <translation>Qiao 已在运行</translation>
    </message>
    <message>
        <source>Qiao runs already, without a window. Go on with it here?</source>
        <translation>Qiao 已在后台运行，没有窗口。要在这里接着运行吗？</translation>
    </message>
    <message>
        <source>Running requests get five seconds to finish.</source>
        <translation>正在进行的请求有五秒钟时间完成。</translation>
    </message>
    <message>
        <source>&amp;Go on here</source>
        <translation>在这里运行(&amp;G)</translation>
    </message>
</context>
<context>
    <name>Usage</name>
    <message>
        <source>--csv and --json are two formats. Use one of them.</source>
        <translation>--csv 和 --json 是两种格式，请只用一种。</translation>
    </message>
    <message>
        <source>--by is &quot;%1&quot;: use day, hour, account, model or client.</source>
        <translation>--by 为“%1”：请用 day、hour、account、model 或 client。</translation>
    </message>
    <message>
        <source>--%1 is &quot;%2&quot;: use a day like 2026-11-23, today or yesterday, or 7d for the last seven days.</source>
        <translation>--%1 为“%2”：请用 2026-11-23 这样的日期、today、yesterday，或 7d（最近七天）。</translation>
    </message>
    <message>
        <source>--since is after --until. Turn them round.</source>
        <translation>--since 晚于 --until，请对调。</translation>
    </message>
    <message>
        <source>Nothing was used on %1.</source>
        <translation>%1 没有用量。</translation>
    </message>
    <message>
        <source>Nothing was used from %1 to %2. --since looks further back.</source>
        <translation>%1 至 %2 没有用量。可以用 --since 往前看。</translation>
    </message>
    <message>
        <source>On %1:</source>
        <translation>%1：</translation>
    </message>
    <message>
        <source>From %1 to %2:</source>
        <translation>%1 至 %2：</translation>
    </message>
</context>
<context>
    <name>UsageImport</name>
    <message>
        <source>%1: from %2 to %3 · accounts: %4 · requests: %5 · tokens in: %6 · out: %7</source>
        <extracomment>%1: a file; %2 and %3: days</extracomment>
        <translation>%1：%2 至 %3 · 账户：%4 · 请求：%5 · 输入 token：%6 · 输出：%7</translation>
    </message>
    <message>
        <source>There is nobody to ask whether to import this. Say --yes to do so, or --dry-run only to see it.</source>
        <translation>没有人可以确认是否导入。请用 --yes 导入，或用 --dry-run 只查看。</translation>
    </message>
    <message>
        <source>No history of another program was found.</source>
        <translation>没有找到其他程序的记录。</translation>
    </message>
    <message>
        <source>Found:</source>
        <translation>找到：</translation>
    </message>
    <message>
        <source>Add this to the usage? The files stay as they are. [y/N] </source>
        <translation>计入用量吗？这些文件保持不变。[y/N] </translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>没有导入任何内容。</translation>
    </message>
    <message>
        <source>Importing %1…</source>
        <translation>正在导入 %1…</translation>
    </message>
    <message>
        <source>All of it was imported before.</source>
        <translation>全部内容以前已经导入。</translation>
    </message>
    <message>
        <source>Added. Requests: %1 · tokens in: %2 · out: %3. &quot;qiao usage&quot; shows them by the day.</source>
        <translation>已计入。请求：%1 · 输入 token：%2 · 输出：%3。用 &quot;qiao usage&quot; 按天查看。</translation>
    </message>
</context>
<context>
    <name>UsageTable</name>
    <message>
        <source>Hour</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>On plans</source>
        <extracomment>Requests of accounts whose plan counts requests</extracomment>
        <translation>套餐</translation>
    </message>
    <message>
        <source>In</source>
        <extracomment>Tokens of prompts</extracomment>
        <translation>输入</translation>
    </message>
    <message>
        <source>Cached</source>
        <extracomment>Tokens of prompts that came from the service&apos;s cache</extracomment>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Out</source>
        <extracomment>Tokens of answers</extracomment>
        <translation>输出</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <extracomment>Tokens of answers that were reasoning</extracomment>
        <translation>推理</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Requests whose model&apos;s price is not known and that are missing in the cost: %1. Add the price to prices.json.</source>
        <translation>模型价格不明、未计入费用的请求：%1。请把价格写入 prices.json。</translation>
    </message>
    <message>
        <source>Requests: %1 (%2 failed)</source>
        <translation>请求：%1（失败 %2）</translation>
    </message>
    <message>
        <source>tokens in: %1</source>
        <translation>输入 token：%1</translation>
    </message>
    <message>
        <source>out: %1</source>
        <translation>输出：%1</translation>
    </message>
</context>
<context>
    <name>qiao::AccountProbe</name>
    <message>
        <source>&quot;%1&quot; lists no models. Name one to ask for.</source>
        <translation>“%1”没有列出模型，请指定要测试的模型。</translation>
    </message>
</context>
<context>
    <name>qiao::AccountStore</name>
    <message>
        <source>The account cannot be kept: its &quot;%1&quot; is not valid.</source>
        <translation>无法保存账户：其“%1”无效。</translation>
    </message>
    <message>
        <source>There is an account &quot;%1&quot; already. Choose another name, or remove that one.</source>
        <translation>已有名为“%1”的账户。请另选名称，或先删除该账户。</translation>
    </message>
    <message>
        <source>This account is there already.</source>
        <translation>这个账户已经在了。</translation>
    </message>
    <message>
        <source>The account &quot;%1&quot; is not there any more.</source>
        <translation>账户“%1”已不存在。</translation>
    </message>
    <message>
        <source>%1 cannot be read. Check its permissions.</source>
        <translation>无法读取 %1，请检查其权限。</translation>
    </message>
</context>
<context>
    <name>qiao::Accounts</name>
    <message>
        <source>No account yet. Add one to start.</source>
        <translation>还没有账户，请先添加。</translation>
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
    <message>
        <source>%1 cannot be read, so today&apos;s request counts begin again at zero.</source>
        <translation>无法读取 %1，因此今天的请求计数从零开始。</translation>
    </message>
    <message>
        <source>Today&apos;s request counts will not survive a restart: %1</source>
        <translation>今天的请求计数在重启后不会保留：%1</translation>
    </message>
    <message>
        <source>Sign in with the Qwen CLI, or add a key: qiao auth add NAME --key.</source>
        <translation>请用 Qwen CLI 登录，或添加密钥：qiao auth add 名称 --key。</translation>
    </message>
    <message>
        <source>Sign in with the Qwen CLI and copy its oauth_creds.json to %1, or add a key: qiao auth add NAME --key.</source>
        <translation>请用 Qwen CLI 登录并将其 oauth_creds.json 复制为 %1，或添加密钥：qiao auth add 名称 --key。</translation>
    </message>
    <message>
        <source>Run qiao auth add %1.</source>
        <translation>请运行 qiao auth add %1。</translation>
    </message>
    <message>
        <source>Run qiao auth add NAME to sign in or to add a key, or qiao auth import to use what is in %1 and in the environment.</source>
        <translation>请运行 qiao auth add 名称 来登录或添加密钥，或运行 qiao auth import 使用 %1 和环境变量中已有的。</translation>
    </message>
    <message>
        <source>The tokens of &quot;%1&quot; are gone from where Qiao keeps secrets.</source>
        <translation>“%1”的令牌已不在 Qiao 保存机密的地方。</translation>
    </message>
    <message>
        <source>Another program has been refreshing the sign-in of &quot;%1&quot; for too long. Try again in a moment.</source>
        <translation>另一个程序刷新“%1”的登录已太久，请稍后再试。</translation>
    </message>
    <message>
        <source>The sign-in cannot be refreshed because the folder %1 cannot be written. Check its permissions.</source>
        <translation>无法刷新登录，因为文件夹 %1 不可写，请检查其权限。</translation>
    </message>
    <message>
        <source>The service refused the key of &quot;%1&quot;. Remove the account and add it again with a key that works.</source>
        <translation>服务方拒绝了“%1”的密钥。请删除该账户，用有效的密钥重新添加。</translation>
    </message>
    <message>
        <source>There is no key of &quot;%1&quot; where Qiao keeps secrets. Remove the account and add it again.</source>
        <translation>Qiao 保存机密的地方没有“%1”的密钥。请删除该账户并重新添加。</translation>
    </message>
    <message>
        <source>The account &quot;%1&quot; was removed while the request was under way. Send it again.</source>
        <translation>账户“%1”在请求进行中被删除，请重新发送请求。</translation>
    </message>
    <message>
        <source>No other account may take this request.</source>
        <translation>没有其他账户可以处理此请求。</translation>
    </message>
    <message>
        <source>The account &quot;%1&quot; is disabled. Enable it, or use another one.</source>
        <translation>账户“%1”已停用。请启用它，或使用其他账户。</translation>
    </message>
    <message>
        <source>Too many tokens this minute. Wait a moment.</source>
        <translation>本分钟用量已满，请稍等。</translation>
    </message>
    <message>
        <source>Too many requests at once. Wait a moment.</source>
        <translation>同时请求过多，请稍等。</translation>
    </message>
    <message>
        <source>The plan of &quot;%1&quot; is used up. The service did not say until when.</source>
        <translation>“%1”的套餐已用完，服务方没有说明何时恢复。</translation>
    </message>
    <message>
        <source>The quota of &quot;%1&quot; is used up. The service did not say until when.</source>
        <translation>“%1”的额度已用完，服务方没有说明何时恢复。</translation>
    </message>
    <message>
        <source>The plan of &quot;%1&quot; is used up until %2.</source>
        <translation>“%1”的套餐已用完，%2 恢复。</translation>
    </message>
    <message>
        <source>The quota of &quot;%1&quot; is used up until %2.</source>
        <translation>“%1”的额度已用完，%2 恢复。</translation>
    </message>
    <message>
        <source>QWEN_API_KEY is not used, because an account of yours is named &quot;%1&quot;. Rename that account to use both.</source>
        <translation>QWEN_API_KEY 未使用，因为您有一个名为“%1”的账户。给该账户改名即可两者都用。</translation>
    </message>
    <message>
        <source>The Qwen CLI&apos;s %1 is not used, because another account is named &quot;%2&quot;. Rename one of them to use both.</source>
        <translation>Qwen CLI 的 %1 未使用，因为另一个账户名为“%2”。给其中之一改名即可两者都用。</translation>
    </message>
    <message>
        <source>Coding Plan</source>
        <translation>Coding Plan</translation>
    </message>
    <message>
        <source>Token Plan</source>
        <translation>Token Plan</translation>
    </message>
    <message>
        <source>Model Studio key</source>
        <translation>百炼密钥</translation>
    </message>
    <message>
        <source>ModelScope</source>
        <translation>ModelScope</translation>
    </message>
    <message>
        <source>OpenRouter</source>
        <translation>OpenRouter</translation>
    </message>
    <message>
        <source>own address</source>
        <translation>自有地址</translation>
    </message>
    <message>
        <source>Qwen sign-in</source>
        <translation>通义千问登录</translation>
    </message>
    <message>
        <source>mainland China</source>
        <translation>中国内地</translation>
    </message>
    <message>
        <source>international</source>
        <translation>国际版</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>美国</translation>
    </message>
    <message>
        <source>Hong Kong</source>
        <translation>中国香港</translation>
    </message>
    <message>
        <source>own workspace</source>
        <translation>自有业务空间</translation>
    </message>
    <message>
        <source>An account&apos;s name is made of letters, digits, dots, dashes and underscores, at most 64. Choose such a name.</source>
        <translation>账户名由字母、数字、点、横线和下划线组成，最多 64 个字符，请选择这样的名称。</translation>
    </message>
    <message>
        <source>There is an account &quot;%1&quot; already. Choose another name.</source>
        <translation>已有名为“%1”的账户，请另选名称。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is what the key in QWEN_API_KEY is called. Choose another name.</source>
        <translation>“%1”是 QWEN_API_KEY 中密钥的名称，请另选名称。</translation>
    </message>
    <message>
        <source>There is no file %1 of the Qwen CLI in %2. Sign in with the CLI first.</source>
        <translation>%2 中没有 Qwen CLI 的文件 %1，请先用 CLI 登录。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is the key in the variable QWEN_API_KEY. Change or unset the variable, then start Qiao again.</source>
        <translation>“%1”是环境变量 QWEN_API_KEY 中的密钥。请修改或取消该变量，然后重新启动 Qiao。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no sign-in of Qiao&apos;s, so it cannot be signed in again here. Choose another name.</source>
        <translation>“%1”不是 Qiao 自己的登录，无法在这里重新登录，请另选名称。</translation>
    </message>
    <message>
        <source>The account &quot;%1&quot; has this key already. Use that account.</source>
        <translation>账户“%1”已使用此密钥，请直接使用该账户。</translation>
    </message>
    <message>
        <source>The default account is set by %1. Change it there.</source>
        <translation>默认账户由 %1 设定，请在那里修改。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is the default account because %2 names it. Change that first.</source>
        <translation>“%1”是默认账户，因为 %2 指定了它，请先修改那里。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is disabled, so it cannot be the default account. Enable it first.</source>
        <translation>“%1”已停用，不能设为默认账户，请先启用它。</translation>
    </message>
    <message>
        <source>%1 is this Qiao itself, so its requests would come back to it. Use the address of the service.</source>
        <translation>%1 就是这个 Qiao 本身，请求会回到自己。请使用服务的地址。</translation>
    </message>
    <message>
        <source>Its secret was kept already and could not be removed again: %1</source>
        <translation>其机密已经保存，且无法再移除：%1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is removed, but its secret is still kept: %2</source>
        <translation>“%1”已移除，但其机密仍被保存：%2</translation>
    </message>
    <message>
        <source>Qwen&apos;s sign-in service granted the sign-in but gave nothing to keep it with. Sign in again.</source>
        <translation>通义千问登录服务同意了登录，但没有给出可保存的内容，请重新登录。</translation>
    </message>
    <message>
        <source>Qwen made this sign-in for its own command line and ended its free tier on 15 April 2026; where it is refused, add an API key instead.</source>
        <translation>这种登录是通义千问为其命令行工具提供的，免费额度已于 2026 年 4 月 15 日停止；若被拒绝，请改为添加 API 密钥。</translation>
    </message>
    <message>
        <source>The Coding Plan is for interactive use in programming tools; do not run scripts, back ends or batch jobs with it, or the plan may be suspended.</source>
        <translation>Coding Plan 仅限在编程工具中交互使用；请勿用于脚本、后端或批处理，否则套餐可能被暂停。</translation>
    </message>
    <message>
        <source>The Token Plan is for interactive use in AI tools; do not run scripts, back ends or batch jobs with it, or the plan may be suspended.</source>
        <translation>Token Plan 仅限在 AI 工具中交互使用；请勿用于脚本、后端或批处理，否则套餐可能被暂停。</translation>
    </message>
</context>
<context>
    <name>qiao::AccountsFile</name>
    <message>
        <source>Entry %1 of &quot;%2&quot; is left out: its &quot;%3&quot; is not valid. Correct it.</source>
        <translation>“%2”的第 %1 项已略去：其“%3”无效，请更正。</translation>
    </message>
    <message>
        <source>%1 was written by a newer Qiao. Update this one, or move the file away.</source>
        <translation>%1 由更新版本的 Qiao 写入。请更新本程序，或将该文件移走。</translation>
    </message>
    <message>
        <source>%1 is damaged and was left as it is. Repair it, or move it away to start anew.</source>
        <translation>%1 已损坏，保持原样未动。请修复它，或将其移走以重新开始。</translation>
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
    <message>
        <source>Another program is changing %1. Try again in a moment.</source>
        <translation>另一个程序正在修改 %1，请稍后重试。</translation>
    </message>
    <message>
        <source>%1 cannot be written. Check the permissions of its folder.</source>
        <translation>无法写入 %1，请检查其文件夹的权限。</translation>
    </message>
</context>
<context>
    <name>qiao::AuthRoutes</name>
    <message>
        <source>The body has to be a JSON object.</source>
        <translation>请求体必须是 JSON 对象。</translation>
    </message>
    <message>
        <source>&quot;account&quot; has to be the name of an account.</source>
        <translation>“account”必须是账户名称。</translation>
    </message>
    <message>
        <source>&quot;device_code&quot; is missing. POST /auth/initiate answers with one.</source>
        <translation>缺少“device_code”。POST /auth/initiate 的回答中有它。</translation>
    </message>
    <message>
        <source>&quot;wait&quot; has to be a number of seconds from 0 to 60.</source>
        <translation>“wait”必须是 0 到 60 的秒数。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is signed in and works.</source>
        <translation>“%1”已登录，可以使用。</translation>
    </message>
    <message>
        <source>No sign-in with this device code is under way. Start one with POST /auth/initiate.</source>
        <translation>没有使用此 device code 的登录正在进行。请用 POST /auth/initiate 开始一个。</translation>
    </message>
    <message>
        <source>Qiao is stopping. Start it again and repeat the sign-in.</source>
        <translation>Qiao 正在停止。请重新启动后再次登录。</translation>
    </message>
</context>
<context>
    <name>qiao::ClientKeys</name>
    <message>
        <source>A client key needs a name of at most %1 characters, for example that of the program that uses it.</source>
        <translation>客户端密钥需要一个不超过 %1 个字符的名称，例如使用它的程序的名称。</translation>
    </message>
    <message>
        <source>There is a client key &quot;%1&quot; already. Choose another name, or revoke that one.</source>
        <translation>已经有名为“%1”的客户端密钥。请换一个名称，或吊销那一个。</translation>
    </message>
    <message>
        <source>There is no client key &quot;%1&quot; any more.</source>
        <translation>已经没有客户端密钥“%1”了。</translation>
    </message>
    <message>
        <source>Other computers can reach Qiao, and &quot;%1&quot; is its last client key. Create another one first, or let Qiao listen on this computer alone.</source>
        <translation>其他计算机能访问 Qiao，而“%1”是最后一个客户端密钥。请先创建另一个，或让 Qiao 只监听本机。</translation>
    </message>
    <message>
        <source>%1 cannot be read: check its permissions. Until then every request needs a key.</source>
        <translation>无法读取 %1：请检查其权限。在此之前每个请求都需要密钥。</translation>
    </message>
    <message>
        <source>%1 was written by a newer Qiao. Until this one is updated or the file is moved away, every request needs a key.</source>
        <translation>%1 由更新版本的 Qiao 写成。在更新本程序或移走该文件之前，每个请求都需要密钥。</translation>
    </message>
    <message>
        <source>%1 is damaged and was left as it is. Until it is repaired or moved away, every request needs a key.</source>
        <translation>%1 已损坏，保持原样未动。在修复或移走它之前，每个请求都需要密钥。</translation>
    </message>
</context>
<context>
    <name>qiao::ClientSetup</name>
    <message>
        <source>%1 has changed in the meantime. Look at what would change again.</source>
        <translation>%1 在此期间发生了变化。请重新查看将要做的更改。</translation>
    </message>
    <message>
        <source>%1 is damaged and was left as it is. It says what Qiao changed in other programs&apos; settings: repair it or move it away.</source>
        <translation>%1 已损坏，保持原样。它记录了 Qiao 对其他程序的设置所做的更改：请修复或移走它。</translation>
    </message>
    <message>
        <source>%1 has something else than settings at %2. Mend that first.</source>
        <extracomment>%1: a file; %2: a key in it</extracomment>
        <translation>%1 中的 %2 不是一组设置。请先修正。</translation>
    </message>
    <message>
        <source>Zed keeps keys out of its settings: start it with the variable QIAO_API_KEY, or enter the key for Qiao in its settings of AI providers.</source>
        <translation>Zed 不把密钥存放在设置中：请带上环境变量 QIAO_API_KEY 启动它，或者在它的 AI 提供商设置中填写 Qiao 的密钥。</translation>
    </message>
    <message>
        <source>Others on this computer can read %1, which will hold the client key.</source>
        <translation>这台电脑上的其他人可以读取 %1，而它将包含客户端密钥。</translation>
    </message>
    <message>
        <source>%1 is no valid JSON: look at line %2. Mend it first; Qiao changes nothing in a file that it does not understand.</source>
        <translation>%1 不是有效的 JSON，请查看第 %2 行。请先修正；Qiao 不会更改它看不懂的文件。</translation>
    </message>
    <message>
        <source>Qiao cannot change the settings of %1. Enter what it shows for it by hand.</source>
        <translation>Qiao 无法更改 %1 的设置。请手动填写所显示的内容。</translation>
    </message>
    <message>
        <source>Qiao has not set up %1, so there is nothing to undo.</source>
        <translation>Qiao 没有设置过 %1，没有可以撤销的内容。</translation>
    </message>
    <message>
        <source>%1 is a symbolic link that leads nowhere. Mend it or remove it.</source>
        <translation>%1 是一个失效的符号链接。请修复或删除它。</translation>
    </message>
    <message>
        <source>%1 is not a file. Move it away.</source>
        <translation>%1 不是文件。请移走它。</translation>
    </message>
    <message>
        <source>%1 cannot be read. Check its permissions.</source>
        <translation>无法读取 %1。请检查它的权限。</translation>
    </message>
    <message>
        <source>%1 is larger than any settings file. Change it by hand.</source>
        <translation>%1 比任何设置文件都大。请手动更改。</translation>
    </message>
    <message>
        <source>%1 cannot be written. Check its permissions, those of its folder and the free space.</source>
        <translation>无法写入 %1。请检查它和所在文件夹的权限，以及可用空间。</translation>
    </message>
    <message>
        <source>%1 cannot be removed. Check the permissions of its folder.</source>
        <translation>无法删除 %1。请检查所在文件夹的权限。</translation>
    </message>
</context>
<context>
    <name>qiao::ClientTools</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Open the settings of %1, choose &quot;OpenAI Compatible&quot; as API Provider and enter:</source>
        <extracomment>%1: the name of an extension of an editor</extracomment>
        <translation>打开 %1 的设置，API Provider 选择“OpenAI Compatible”，然后填写：</translation>
    </message>
    <message>
        <source>In Open WebUI, open Admin Panel, Settings, Connections, and add a connection to OpenAI&apos;s API. Where Open WebUI runs in a container, write host.docker.internal instead of 127.0.0.1 and let Qiao listen on the network.</source>
        <translation>在 Open WebUI 中依次打开“管理员面板”“设置”“外部连接”，添加一个 OpenAI API 连接。如果 Open WebUI 在容器中运行，请把 127.0.0.1 写成 host.docker.internal，并让 Qiao 监听网络。</translation>
    </message>
</context>
<context>
    <name>qiao::Control</name>
    <message>
        <source>The line is longer than 1 MiB.</source>
        <translation>该行超过 1 MiB。</translation>
    </message>
    <message>
        <source>%1 needs &quot;%2&quot;.</source>
        <translation>%1 需要“%2”。</translation>
    </message>
    <message>
        <source>A strategy is &quot;fixed&quot; or &quot;failover&quot;. Use one of these.</source>
        <translation>策略只能是“fixed”或“failover”，请使用其中之一。</translation>
    </message>
    <message>
        <source>Commands cannot reach this server because its local socket cannot be made (%1). Restart the server after changing accounts.</source>
        <translation>命令无法连接此服务器，因为无法建立其本地套接字（%1）。修改账户后请重启服务器。</translation>
    </message>
    <message>
        <source>Too many programs are connected to Qiao. Close one and try again.</source>
        <translation>连接到 Qiao 的程序过多，请关闭一个后再试。</translation>
    </message>
    <message>
        <source>The line is not JSON.</source>
        <translation>该行不是 JSON。</translation>
    </message>
    <message>
        <source>The line is not a request of JSON-RPC 2.0 with an id and named parameters.</source>
        <translation>该行不是带有 id 和具名参数的 JSON-RPC 2.0 请求。</translation>
    </message>
    <message>
        <source>There is no method &quot;%1&quot;.</source>
        <translation>没有方法“%1”。</translation>
    </message>
    <message>
        <source>With QIAO_SECRETS=memory an account lasts as long as the server, and none runs. Start the server first, or choose &quot;keychain&quot; or &quot;file&quot;.</source>
        <translation>使用 QIAO_SECRETS=memory 时，账户只在服务器运行期间存在，而现在没有服务器在运行。请先启动服务器，或选择“keychain”或“file”。</translation>
    </message>
    <message>
        <source>%1 is not an address. Write it like https://host/path.</source>
        <translation>%1 不是地址，请写成 https://host/path 的形式。</translation>
    </message>
    <message>
        <source>There is no key. Give one.</source>
        <translation>没有密钥，请提供一个。</translation>
    </message>
    <message>
        <source>There is no such kind of account. Use one of: %1.</source>
        <translation>没有这种账户类型，请使用以下之一：%1。</translation>
    </message>
    <message>
        <source>Qiao&apos;s server went away before it answered. Look whether the change was made, then try again.</source>
        <translation>Qiao 的服务器在回答前已退出。请查看修改是否已生效，然后再试。</translation>
    </message>
    <message>
        <source>Qiao&apos;s server is there but does not answer. Stop it, or let it go on if it is paused, then try again.</source>
        <translation>Qiao 的服务器在，但没有回答。请停止它；如果它被暂停，请让它继续，然后再试。</translation>
    </message>
    <message>
        <source>The running server is of another version and does not know this command. Start it again with version %1.</source>
        <translation>正在运行的服务器是另一个版本，不认识此命令。请用版本 %1 重新启动它。</translation>
    </message>
    <message>
        <source>The path %1 is too long for a local socket. Name a shorter folder with QIAO_HOME or TMPDIR.</source>
        <translation>路径 %1 对本地套接字来说太长。请用 QIAO_HOME 或 TMPDIR 指定更短的文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 is not yours alone, so no socket is used there. Make it yours and writable only to you.</source>
        <translation>文件夹 %1 并非您独有，因此不在那里使用套接字。请使其归您所有且仅您可写。</translation>
    </message>
    <message>
        <source>A level is off, error, warning, info or debug. Use one of these.</source>
        <translation>级别为 off、error、warning、info 或 debug，请用其中之一。</translation>
    </message>
    <message>
        <source>&quot;debug_files&quot; is true or false. Use one of these.</source>
        <translation>&quot;debug_files&quot; 为 true 或 false，请用其中之一。</translation>
    </message>
    <message>
        <source>No server runs whose log could be changed. Start one with &quot;qiao serve&quot;, or set logging/level in settings.ini.</source>
        <translation>没有服务在运行，无法更改其日志。请用 &quot;qiao serve&quot; 启动，或在 settings.ini 里设置 logging/level。</translation>
    </message>
    <message>
        <source>No server runs, so no requests come. Start one with &quot;qiao serve&quot;.</source>
        <translation>没有服务在运行，也就没有请求。请用 &quot;qiao serve&quot; 启动。</translation>
    </message>
    <message>
        <source>A day of a history names a day, an account and what was used. Leave out those that do not.</source>
        <translation>记录中的每一天都要有日期、账户和用量，请去掉不全的。</translation>
    </message>
    <message>
        <source>&quot;by&quot; is one of hour, day, account, model and client. Use one of these.</source>
        <translation>&quot;by&quot; 为 hour、day、account、model 或 client，请用其中之一。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no day. Write it like 2026-11-23.</source>
        <translation>“%1”不是日期，请写成 2026-11-23 这样。</translation>
    </message>
    <message>
        <source>The server was started anew meanwhile. Try again.</source>
        <translation>服务器其间已重新启动，请重试。</translation>
    </message>
</context>
<context>
    <name>qiao::DebugFiles</name>
    <message>
        <source>Debug files cannot be written in %1: %2. Check its permissions and the free space.</source>
        <translation>无法在 %1 写调试文件：%2。请检查权限和剩余空间。</translation>
    </message>
</context>
<context>
    <name>qiao::DeviceFlow</name>
    <message>
        <source>The code of this sign-in has expired. Start the sign-in again.</source>
        <translation>此次登录的代码已过期，请重新开始登录。</translation>
    </message>
    <message>
        <source>The sign-in was refused in the browser. Start it again if that was not intended.</source>
        <translation>登录在浏览器中被拒绝。如非本意，请重新开始。</translation>
    </message>
    <message>
        <source>Qwen&apos;s sign-in service does not know this sign-in any more. Start the sign-in again.</source>
        <translation>通义千问登录服务已不认识此次登录，请重新开始登录。</translation>
    </message>
    <message>
        <source>Qwen&apos;s sign-in service refused the sign-in. Add an API key instead.</source>
        <translation>通义千问登录服务拒绝了登录，请改为添加 API 密钥。</translation>
    </message>
    <message>
        <source>Qwen&apos;s sign-in service refused the sign-in (%1). Add an API key instead.</source>
        <translation>通义千问登录服务拒绝了登录（%1），请改为添加 API 密钥。</translation>
    </message>
    <message>
        <source>Qwen&apos;s sign-in service granted a sign-in that cannot be renewed, so it was not kept. Start the sign-in again, or add an API key instead.</source>
        <translation>通义千问登录服务给出的登录无法续期，因此没有保存。请重新开始登录，或改为添加 API 密钥。</translation>
    </message>
    <message>
        <source>Qwen&apos;s sign-in service gave an answer without a code. Try again in a moment.</source>
        <translation>通义千问登录服务的回答中没有代码，请稍后再试。</translation>
    </message>
    <message>
        <source>Qwen&apos;s sign-in service answered with status %1. Try again in a moment.</source>
        <translation>通义千问登录服务返回状态 %1，请稍后再试。</translation>
    </message>
    <message>
        <source>Qwen&apos;s sign-in service named no address that can be opened. Try again in a moment.</source>
        <translation>通义千问登录服务没有给出可打开的地址，请稍后再试。</translation>
    </message>
    <message>
        <source>The sign-in leads to an address of %1 that is not safely Qwen&apos;s, so it was not opened. Check QIAO_OAUTH_URL if you set it, or try again later.</source>
        <translation>登录指向 %1 的地址，无法确定它属于通义千问，因此没有打开。如果您设置了 QIAO_OAUTH_URL 请检查它，或稍后再试。</translation>
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
    <message>
        <source>Account: %1 → %2, because: %3</source>
        <translation>账户：%1 → %2，原因：%3</translation>
    </message>
    <message>
        <source>Sent again as chat completions, because the service&apos;s Anthropic API refused it: %1</source>
        <translation>已改用 Chat Completions 重新发送，因为服务的 Anthropic API 拒绝了请求：%1</translation>
    </message>
</context>
<context>
    <name>qiao::FileSecretStore</name>
    <message>
        <source>%1 cannot be read: %2. Check its permissions.</source>
        <translation>无法读取 %1：%2。请检查其权限。</translation>
    </message>
    <message>
        <source>%1 is damaged and is left as it is. Repair it, or move it away and add the accounts again.</source>
        <translation>%1 已损坏，保持原样未动。请修复它，或将其移走并重新添加账户。</translation>
    </message>
    <message>
        <source>Another program keeps %1 locked. Close it, then try again.</source>
        <translation>另一个程序锁住了 %1。请关闭它，然后再试。</translation>
    </message>
    <message>
        <source>%1 cannot be changed: its folder is not writable. Check its permissions.</source>
        <translation>无法修改 %1：其文件夹不可写，请检查其权限。</translation>
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
    <message>
        <source>The address of the proxy holds a user name. Use a proxy that asks for none.</source>
        <translation>代理地址中含有用户名。请使用不需要用户名的代理。</translation>
    </message>
    <message>
        <source>The address of the proxy cannot be used. It has to look like http://host:3128, https://host:443, socks5://host:1080 or socks5h://host:1080.</source>
        <translation>代理地址无法使用。它应形如 http://host:3128、https://host:443、socks5://host:1080 或 socks5h://host:1080。</translation>
    </message>
    <message>
        <source>The key for %1 would travel unencrypted through the proxy %2. Use an address that starts with https, or no proxy.</source>
        <translation>%1 的密钥会未加密地经过代理 %2。请使用以 https 开头的地址，或不使用代理。</translation>
    </message>
</context>
<context>
    <name>qiao::Imports</name>
    <message>
        <source>A key in %1 goes to an address that is not used. %2</source>
        <translation>%1 中的一个密钥对应的地址无法使用。%2</translation>
    </message>
    <message>
        <source>%1 has a key for %2, which is no address of Qwen&apos;s. Add it yourself if you trust that address.</source>
        <translation>%1 中有用于 %2 的密钥，而那不是通义千问的地址。如果您信任该地址，请自行添加。</translation>
    </message>
    <message>
        <source>%1 cannot be read. Check its permissions.</source>
        <translation>无法读取 %1，请检查其权限。</translation>
    </message>
    <message>
        <source>%1 is larger than any file of its kind and was not read.</source>
        <translation>%1 比同类文件都大，没有读取。</translation>
    </message>
    <message>
        <source>%1 is not valid JSON (%2) and was passed over.</source>
        <translation>%1 不是有效的 JSON（%2），已跳过。</translation>
    </message>
    <message>
        <source>%1 holds no sign-in that can be used.</source>
        <translation>%1 中没有可用的登录。</translation>
    </message>
</context>
<context>
    <name>qiao::KeyDetective</name>
    <message>
        <source>%1 takes the key, but its quota is used up or its bill is not paid. See the service&apos;s console.</source>
        <translation>%1接受此密钥，但额度已用完或账单未付，请查看服务方的控制台。</translation>
    </message>
    <message>
        <source>%1 takes the key, but lets no more requests through for the moment. Try again in a minute.</source>
        <translation>%1接受此密钥，但暂时不再放行请求，请一分钟后再试。</translation>
    </message>
    <message>
        <source>%1 lists no models (status %2); only a real request tells whether the key works.</source>
        <translation>%1没有列出模型（状态 %2）；只有真实请求才能知道密钥是否可用。</translation>
    </message>
    <message>
        <source>%1 has trouble at the moment (status %2). Try again later.</source>
        <translation>%1目前有故障（状态 %2），请稍后再试。</translation>
    </message>
    <message>
        <source>%1 points to another address (status %2). Check the address.</source>
        <translation>%1指向另一个地址（状态 %2），请检查地址。</translation>
    </message>
    <message>
        <source>%1 gave an answer that says nothing about the key (status %2). Check the address.</source>
        <translation>%1的回答没有说明密钥是否可用（状态 %2），请检查地址。</translation>
    </message>
    <message>
        <source>%1 refuses the key (status %2).</source>
        <translation>%1拒绝此密钥（状态 %2）。</translation>
    </message>
    <message>
        <source>A Qwen sign-in has no key. Sign in instead.</source>
        <translation>通义千问登录没有密钥，请改为登录。</translation>
    </message>
    <message>
        <source>A service of your own has no known address. Add it with --base-url.</source>
        <translation>自有服务没有已知地址，请用 --base-url 加上。</translation>
    </message>
    <message>
        <source>A workspace has an address of its own. Add it with --base-url, for example https://WORKSPACE.REGION.maas.aliyuncs.com/compatible-mode/v1.</source>
        <translation>业务空间有自己的地址，请用 --base-url 加上，例如 https://WORKSPACE.REGION.maas.aliyuncs.com/compatible-mode/v1。</translation>
    </message>
    <message>
        <source>%1 is an address of %2, not of %3. Leave --kind out, or give another address.</source>
        <translation>%1 是 %2 的地址，不是 %3 的。请去掉 --kind，或给出另一个地址。</translation>
    </message>
    <message>
        <source>%1 is an address for %2, not for %3. Leave --region out, or give another address.</source>
        <translation>%1 是 %2 的地址，不是 %3 的。请去掉 --region，或给出另一个地址。</translation>
    </message>
    <message>
        <source>This looks like a key of %1. Add --kind %2 to offer it there.</source>
        <translation>这看起来是 %1 的密钥。加上 --kind %2 即可在那里试用。</translation>
    </message>
    <message>
        <source>This does not look like a key for Qwen. Say what it is for with --kind or --base-url.</source>
        <translation>这看起来不是用于通义千问的密钥。请用 --kind 或 --base-url 说明它的用途。</translation>
    </message>
    <message>
        <source>%1 has no regions. Leave --region out.</source>
        <translation>%1 不分地域，请去掉 --region。</translation>
    </message>
    <message>
        <source>There is no such region of %1. Use one of: %2.</source>
        <translation>%1 没有这个地域，请使用以下之一：%2。</translation>
    </message>
    <message>
        <source>This cannot be a key: it is empty, far too long, or holds a space or a character that no key has. Copy it again.</source>
        <translation>这不可能是密钥：它是空的、过长，或含有空格或密钥中不会出现的字符。请重新复制。</translation>
    </message>
    <message>
        <source>Model Studio</source>
        <translation>百炼</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>plan, region</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>This is a mainland China %1 key.</source>
        <translation>这是中国内地的 %1 密钥。</translation>
    </message>
    <message>
        <source>This is an international %1 key.</source>
        <translation>这是国际版 %1 密钥。</translation>
    </message>
    <message>
        <source>This is a United States %1 key.</source>
        <translation>这是美国的 %1 密钥。</translation>
    </message>
    <message>
        <source>This is a Hong Kong %1 key.</source>
        <translation>这是中国香港的 %1 密钥。</translation>
    </message>
    <message>
        <source>This is a key of %1.</source>
        <translation>这是 %1 的密钥。</translation>
    </message>
    <message>
        <source>The account was set to %1.</source>
        <translation>而账户设为 %1。</translation>
    </message>
    <message>
        <source>%1 · 1 model</source>
        <translation>%1 · 1 个模型</translation>
    </message>
    <message>
        <source>%1 · %2 models</source>
        <translation>%1 · %2 个模型</translation>
    </message>
    <message>
        <source>No place where such keys belong takes this one. Copy it again, and see in the service&apos;s console whether it is still valid.</source>
        <translation>这种密钥所属的各处都不接受它。请重新复制，并在服务方的控制台查看它是否仍然有效。</translation>
    </message>
    <message>
        <source>A key of a workspace needs the workspace&apos;s own address.</source>
        <translation>业务空间的密钥需要业务空间自己的地址。</translation>
    </message>
    <message>
        <source>The places that answered refuse the key, and some gave no clear answer. Try again later.</source>
        <translation>有回答的各处都拒绝此密钥，还有一些没有明确回答，请稍后再试。</translation>
    </message>
    <message>
        <source>None of the places where such keys belong gave a clear answer. Check the network connection, then try again.</source>
        <translation>这种密钥所属的各处都没有明确回答。请检查网络连接，然后再试。</translation>
    </message>
</context>
<context>
    <name>qiao::Logging</name>
    <message>
        <source>The log %1 cannot be written: %2. Check its permissions and the free space.</source>
        <translation>无法写入日志 %1：%2。请检查权限和剩余空间。</translation>
    </message>
    <message>
        <source>The log %1 cannot be opened: %2. Check its permissions.</source>
        <translation>无法打开日志 %1：%2。请检查权限。</translation>
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
    <name>qiao::Notifier</name>
    <message>
        <source>Sign in again</source>
        <translation>需要登录</translation>
    </message>
    <message>
        <source>Used up</source>
        <translation>额度已用完</translation>
    </message>
    <message>
        <source>Qiao cannot start</source>
        <translation>Qiao 无法启动</translation>
    </message>
    <message>
        <source>The first request</source>
        <translation>首个请求</translation>
    </message>
    <message>
        <source>%1 works with Qiao now.</source>
        <translation>%1 已可通过 Qiao 使用。</translation>
    </message>
</context>
<context>
    <name>qiao::ProxyCore</name>
    <message>
        <source>Other computers could use Qiao without a client key. Create one first.</source>
        <translation>其他计算机将无需客户端密钥就能使用 Qiao。请先创建一个密钥。</translation>
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
<context>
    <name>qiao::Requests</name>
    <message>
        <source>--count is &quot;%1&quot;: use a number from 1 to %2.</source>
        <translation>--count 为“%1”：请用 1 到 %2 的数字。</translation>
    </message>
    <message>
        <source>No request has ended yet.</source>
        <translation>还没有结束的请求。</translation>
    </message>
    <message>
        <source>Requests left out because this output is read too slowly: %1.</source>
        <translation>输出读得太慢，略去的请求：%1。</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>……另有 %1 个</translation>
    </message>
    <message>
        <source>The server has stopped.</source>
        <translation>服务已停止。</translation>
    </message>
</context>
<context>
    <name>qiao::Secrets</name>
    <message>
        <source>or set QIAO_SECRETS=file (kept in a file, in the clear) or QIAO_SECRETS=memory (gone when Qiao ends) and start Qiao again.</source>
        <translation>或者设置 QIAO_SECRETS=file（以明文保存在文件中）或 QIAO_SECRETS=memory（Qiao 结束即消失），然后重新启动 Qiao。</translation>
    </message>
    <message>
        <source>it does not say why</source>
        <translation>未说明原因</translation>
    </message>
    <message>
        <source>No keyring was found. Start one (GNOME Keyring, KWallet, KeePassXC),</source>
        <translation>没有找到密钥环。请启动一个（GNOME Keyring、KWallet、KeePassXC），</translation>
    </message>
    <message>
        <source>The keyring did not remove the secret (%1). Remove it with the keyring&apos;s own program.</source>
        <translation>密钥环没有移除该机密（%1）。请用密钥环自带的程序移除它。</translation>
    </message>
    <message>
        <source>The keyring cannot be used (%1). Start and unlock it,</source>
        <translation>无法使用密钥环（%1）。请启动并解锁它，</translation>
    </message>
    <message>
        <source>The keyring is locked, or access was refused. Unlock it,</source>
        <translation>密钥环已锁定，或访问被拒绝。请解锁它，</translation>
    </message>
    <message>
        <source>The keyring does not answer. Look for its prompt and unlock it,</source>
        <translation>密钥环没有回答。请找到它的提示窗口并解锁它，</translation>
    </message>
    <message>
        <source>The secret in the keyring is damaged. Remove the account and add it again.</source>
        <translation>密钥环中的机密已损坏。请删除该账户并重新添加。</translation>
    </message>
    <message>
        <source>Secrets are kept in the clear in %1, as QIAO_SECRETS=file asks for. Set it to keychain to use the system&apos;s keyring.</source>
        <translation>机密以明文保存在 %1 中，因为设置了 QIAO_SECRETS=file。设为 keychain 可使用系统密钥环。</translation>
    </message>
</context>
<context>
    <name>qiao::SignIns</name>
    <message>
        <source>Another sign-in for &quot;%1&quot; was started. Use its code.</source>
        <translation>已为“%1”开始了另一次登录，请使用它的代码。</translation>
    </message>
    <message>
        <source>Too many sign-ins are under way. Finish one of them, or wait until their codes expire.</source>
        <translation>正在进行的登录过多。请完成其中之一，或等待其代码过期。</translation>
    </message>
</context>
<context>
    <name>qiao::TokenCountRoutes</name>
    <message>
        <source>The client went away.</source>
        <translation>客户端已断开。</translation>
    </message>
</context>
<context>
    <name>qiao::TrayApplication</name>
    <message>
        <source>This desktop has no tray. Qiao runs as long as this window is open.</source>
        <translation>此桌面没有托盘。窗口打开期间 Qiao 会一直运行。</translation>
    </message>
    <message>
        <source>Qiao goes on running</source>
        <translation>Qiao 继续运行</translation>
    </message>
    <message>
        <source>Its icon is in the tray. Quit Qiao from the icon&apos;s menu.</source>
        <translation>图标在托盘中。要退出 Qiao，请使用图标菜单。</translation>
    </message>
    <message>
        <source>A request is running. Quit Qiao?</source>
        <translation>有一个请求正在进行。要退出 Qiao 吗？</translation>
    </message>
    <message>
        <source>%1 requests are running. Quit Qiao?</source>
        <translation>有 %1 个请求正在进行。要退出 Qiao 吗？</translation>
    </message>
    <message>
        <source>They get five seconds to finish.</source>
        <translation>它们有五秒时间完成。</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Qiao</source>
        <translation>Qiao</translation>
    </message>
</context>
<context>
    <name>qiao::UsageHistory</name>
    <message>
        <source>%1 holds no usage that Qiao can read. It was left out.</source>
        <translation>%1 里没有 Qiao 能读取的用量，已略过。</translation>
    </message>
</context>
<context>
    <name>qiao::UsageStore</name>
    <message>
        <source>Qt&apos;s SQLite driver is not installed (Debian: libqt6sql6-sqlite), so what is used is not kept. Install it and start Qiao again.</source>
        <translation>没有安装 Qt 的 SQLite 驱动（Debian：libqt6sql6-sqlite），因此不保存用量。请安装后重新启动 Qiao。</translation>
    </message>
    <message>
        <source>%1 is locked by another program. Close it; what is used waits in memory until then.</source>
        <translation>%1 被另一个程序锁定。请关闭那个程序；在此之前用量暂存在内存里。</translation>
    </message>
    <message>
        <source>%1 cannot be written (%2). Make room on the disk; what is used waits in memory until then.</source>
        <translation>无法写入 %1（%2）。请腾出磁盘空间；在此之前用量暂存在内存里。</translation>
    </message>
    <message>
        <source>%1 cannot be written. Check its permissions and those of its folder; what is used waits in memory until then.</source>
        <translation>无法写入 %1。请检查它和所在文件夹的权限；在此之前用量暂存在内存里。</translation>
    </message>
    <message>
        <source>%1 is damaged and could not be moved out of the way. Move it yourself; what is used waits in memory until then.</source>
        <translation>%1 已损坏，且无法移开。请自行移走；在此之前用量暂存在内存里。</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Qiao and is left alone. Use that version, or move the file away; what is used waits in memory until then.</source>
        <translation>%1 由更新版本的 Qiao 写成，没有改动。请使用那个版本，或移走该文件；在此之前用量暂存在内存里。</translation>
    </message>
    <message>
        <source>%1 is not a file of Qiao&apos;s and is left alone. Move it away; what is used waits in memory until then.</source>
        <translation>%1 不是 Qiao 的文件，没有改动。请移走它；在此之前用量暂存在内存里。</translation>
    </message>
    <message>
        <source>%1 cannot be used (%2). Please report this; what is used waits in memory.</source>
        <translation>无法使用 %1（%2）。请报告此问题；用量暂存在内存里。</translation>
    </message>
    <message>
        <source>Qt&apos;s SQLite driver is not installed (Debian: libqt6sql6-sqlite). Install it, then try again.</source>
        <translation>没有安装 Qt 的 SQLite 驱动（Debian：libqt6sql6-sqlite）。请安装后重试。</translation>
    </message>
    <message>
        <source>%1 is locked by another program. Try again when that one has finished.</source>
        <translation>%1 被另一个程序锁定，请等它结束后重试。</translation>
    </message>
    <message>
        <source>%1 cannot be opened. Check its permissions and those of its folder.</source>
        <translation>无法打开 %1，请检查它和所在文件夹的权限。</translation>
    </message>
    <message>
        <source>%1 is damaged. Qiao begins a new one and keeps this one under another name.</source>
        <translation>%1 已损坏。Qiao 会新建一个，并把它改名保留。</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Qiao. Use that version.</source>
        <translation>%1 由更新版本的 Qiao 写成，请使用那个版本。</translation>
    </message>
    <message>
        <source>%1 is not a file of Qiao&apos;s. Move it away.</source>
        <translation>%1 不是 Qiao 的文件，请移走它。</translation>
    </message>
    <message>
        <source>%1 cannot be used (%2). Check the disk, then try again.</source>
        <translation>无法使用 %1（%2），请检查磁盘后重试。</translation>
    </message>
    <message>
        <source>%1 requests wait to be written to the usage database; those that follow are not counted until it can be written.</source>
        <translation>有 %1 个请求等待写入用量数据库；在能够写入之前，后面的请求不再计入。</translation>
    </message>
    <message>
        <source>%1 was damaged. It is kept as %2, and a new one was begun.</source>
        <translation>%1 已损坏，现保留为 %2，并新建了一个。</translation>
    </message>
</context>
<context>
    <name>qiao::WorkerSettings</name>
    <message>
        <source>%1 decides this. Change it there, or remove it.</source>
        <translation>这一项由 %1 决定。请在那里修改或将其去掉。</translation>
    </message>
    <message>
        <source>There is no setting &quot;%1&quot;.</source>
        <translation>没有设置项“%1”。</translation>
    </message>
</context>
<context>
    <name>qiao::ui::AccountsModel</name>
    <message>
        <source>%1 (default)</source>
        <translation>%1（默认）</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a plan and its region</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>never</source>
        <translation>永不</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Requests today</source>
        <translation>今日请求</translation>
    </message>
    <message>
        <source>Tokens today</source>
        <translation>今日 token</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>到期</translation>
    </message>
</context>
<context>
    <name>qiao::ui::AccountsPage</name>
    <message>
        <source>&quot;%1&quot; is the default account now.</source>
        <translation>“%1”现在是默认账户。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is called &quot;%2&quot; now.</source>
        <translation>“%1”现在名为“%2”。</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>No account yet. Your accounts and what they used today will stand here.</source>
        <translation>还没有账户。您的账户及其今日用量会显示在这里。</translation>
    </message>
    <message>
        <source>&amp;Add an account</source>
        <translation>添加账户(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>添加(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>测试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Sign in again</source>
        <translation>重新登录(&amp;S)</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>重命名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Enable</source>
        <translation>启用(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Disable</source>
        <translation>停用(&amp;D)</translation>
    </message>
    <message>
        <source>Sending one real request for &quot;%1&quot;…</source>
        <translation>正在为“%1”发送一次真实请求…</translation>
    </message>
    <message>
        <source>&quot;%1&quot; works: %2 answered after %3.</source>
        <translation>“%1”可用：%2 在 %3 后应答。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not work: %2</source>
        <translation>“%1”不可用：%2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; gets requests again.</source>
        <translation>“%1”将重新接收请求。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; gets no requests until you enable it.</source>
        <translation>“%1”在您启用之前不会收到请求。</translation>
    </message>
    <message>
        <source>The Qwen CLI&apos;s own files stay as they are.</source>
        <translation>Qwen CLI 自己的文件保持不变。</translation>
    </message>
    <message>
        <source>Its key or sign-in is deleted from this computer. What it used stays in the figures.</source>
        <translation>其密钥或登录信息会从这台电脑上删除，已有用量仍保留在统计中。</translation>
    </message>
    <message>
        <source>Remove the account &quot;%1&quot;?</source>
        <translation>移除账户“%1”？</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is removed.</source>
        <translation>已移除“%1”。</translation>
    </message>
    <message>
        <source>&amp;Make default</source>
        <translation>设为默认(&amp;M)</translation>
    </message>
</context>
<context>
    <name>qiao::ui::AddAccountDialog</name>
    <message>
        <source>Add an account</source>
        <translation>添加账户</translation>
    </message>
    <message>
        <source>How do you have access to Qwen?</source>
        <translation>您如何使用通义千问？</translation>
    </message>
    <message>
        <source>&amp;Scan a QR code</source>
        <translation>扫描二维码(&amp;S)</translation>
    </message>
    <message>
        <source>Use what the Qwen CLI &amp;has</source>
        <translation>使用 Qwen CLI 已有的(&amp;H)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Paste a key</source>
        <translation>粘贴密钥(&amp;P)</translation>
    </message>
</context>
<context>
    <name>qiao::ui::BarChart</name>
    <message>
        <source>Sum: %1. Peak: %2.</source>
        <translation>合计：%1。最高：%2。</translation>
    </message>
    <message>
        <source>There is nothing to show.</source>
        <translation>没有可显示的内容。</translation>
    </message>
</context>
<context>
    <name>qiao::ui::Checklist</name>
    <message>
        <source>Three steps to begin</source>
        <translation>三步开始使用</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>添加账户</translation>
    </message>
    <message>
        <source>Send a first request: it shows up here</source>
        <translation>发送第一个请求：它会显示在这里</translation>
    </message>
    <message>
        <source>✓ %1</source>
        <comment>a step that is done</comment>
        <translation>✓ %1</translation>
    </message>
    <message>
        <source>○ %1</source>
        <comment>a step to be done</comment>
        <translation>○ %1</translation>
    </message>
    <message>
        <source>A&amp;dd an account…</source>
        <translation>添加账户(&amp;D)…</translation>
    </message>
    <message>
        <source>Set up a tool: Qiao points it at itself, or says what to paste</source>
        <translation>接入一个工具：Qiao 替您设置，或告诉您该粘贴什么</translation>
    </message>
    <message>
        <source>&amp;Set up a tool…</source>
        <translation>接入工具(&amp;S)…</translation>
    </message>
</context>
<context>
    <name>qiao::ui::Connect</name>
    <message>
        <source>seen at %1</source>
        <translation>%1 有请求</translation>
    </message>
    <message>
        <source>set up</source>
        <translation>已接入</translation>
    </message>
    <message>
        <source>set up for another address</source>
        <translation>接入了另一个地址</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>之后有改动</translation>
    </message>
    <message>
        <source>not set up</source>
        <translation>未接入</translation>
    </message>
    <message>
        <source>%1 is set up in %2.</source>
        <translation>%1 已在 %2 中接入。</translation>
    </message>
    <message>
        <source>%1 is set up for %2, where Qiao does not listen now. Set it up again.</source>
        <translation>%1 接入的是 %2，Qiao 现在不在该地址上。请重新接入。</translation>
    </message>
    <message>
        <source>%1 was set up, and %2 was changed since. Set it up again, or undo what is left of it.</source>
        <translation>%1 曾经接入，之后 %2 有改动。请重新接入，或撤销剩余的设置。</translation>
    </message>
    <message>
        <source>%1 was not found on this computer. It can be set up before it is installed.</source>
        <translation>本机没有找到 %1。可以在安装之前先接入。</translation>
    </message>
    <message>
        <source>%1 is not set up.</source>
        <translation>%1 尚未接入。</translation>
    </message>
    <message>
        <source>○ No request of %1 was seen yet. Send one: this turns green.</source>
        <translation>○ 还没有看到 %1 的请求。发送一个，这里会变绿。</translation>
    </message>
    <message>
        <source>▲ %1 reached Qiao at %2, and its request failed: %3</source>
        <translation>▲ %1 在 %2 连上了 Qiao，但请求失败：%3</translation>
    </message>
    <message>
        <source>✓ A request that may be from %1 worked at %2.</source>
        <translation>✓ %2 有一个可能来自 %1 的请求成功了。</translation>
    </message>
    <message>
        <source>✓ %1 works: its last request came at %2.</source>
        <translation>✓ %1 可以使用：最近的请求在 %2。</translation>
    </message>
</context>
<context>
    <name>qiao::ui::ConnectPage</name>
    <message>
        <source>Connect</source>
        <translation>接入</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
</context>
<context>
    <name>qiao::ui::ExportBar</name>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为 %1。</translation>
    </message>
    <message>
        <source>Export as &amp;CSV…</source>
        <translation>导出为 CSV(&amp;C)…</translation>
    </message>
    <message>
        <source>Export as &amp;JSON…</source>
        <translation>导出为 JSON(&amp;J)…</translation>
    </message>
</context>
<context>
    <name>qiao::ui::Figures</name>
    <message>
        <source>%1 k</source>
        <comment>thousands</comment>
        <translation>%1 千</translation>
    </message>
    <message>
        <source>%1 M</source>
        <comment>millions</comment>
        <translation>%1 百万</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>per cent</comment>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>qiao::ui::HomePage</name>
    <message>
        <source>Home</source>
        <translation>首页</translation>
    </message>
    <message>
        <source>&amp;Live (%1)</source>
        <translation>进行中 (%1)(&amp;L)</translation>
    </message>
    <message>
        <source>Nothing runs right now. Requests appear here while they stream.</source>
        <translation>当前没有进行中的请求，请求传输时会显示在这里。</translation>
    </message>
    <message>
        <source>Requests that run</source>
        <translation>正在进行的请求</translation>
    </message>
</context>
<context>
    <name>qiao::ui::HourChart</name>
    <message>
        <source>Tokens an hour</source>
        <translation>每小时 token</translation>
    </message>
    <message>
        <source>Tokens an hour today</source>
        <translation>今日每小时 token</translation>
    </message>
</context>
<context>
    <name>qiao::ui::ImportPage</name>
    <message>
        <source>The Qwen CLI has no sign-in and no key here. Sign in by QR code, or paste a key.</source>
        <translation>Qwen CLI 在此没有登录信息，也没有密钥。请扫描二维码登录或粘贴密钥。</translation>
    </message>
    <message>
        <source>Sign-in of the Qwen CLI: %1</source>
        <translation>Qwen CLI 的登录信息：%1</translation>
    </message>
    <message>
        <source>%1, %2, from %3</source>
        <comment>a masked key, its kind, where it was found</comment>
        <translation>%1，%2，来自 %3</translation>
    </message>
    <message>
        <source>Adding it and sending one real request…</source>
        <translation>正在添加并发送一次真实请求…</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>找到的内容</translation>
    </message>
    <message>
        <source>&amp;Use it</source>
        <translation>使用(&amp;U)</translation>
    </message>
</context>
<context>
    <name>qiao::ui::KeyPage</name>
    <message>
        <source>&amp;Key:</source>
        <translation>密钥(&amp;K)：</translation>
    </message>
    <message>
        <source>Paste it here; Qiao finds out which plan it belongs to</source>
        <translation>粘贴到此处，Qiao 会识别它属于哪个套餐</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>Made of the plan, if you leave it empty</source>
        <translation>留空则按套餐命名</translation>
    </message>
    <message>
        <source>&amp;Base URL:</source>
        <translation>基础 URL(&amp;B)：</translation>
    </message>
    <message>
        <source>Only for services that Qiao does not know</source>
        <translation>仅用于 Qiao 不认识的服务</translation>
    </message>
    <message>
        <source>&amp;Add the account</source>
        <translation>添加账户(&amp;A)</translation>
    </message>
    <message>
        <source>Looking where this key belongs…</source>
        <translation>正在识别此密钥的归属…</translation>
    </message>
    <message>
        <source>Adding it and sending one real request…</source>
        <translation>正在添加并发送一次真实请求…</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was added, but the first request failed: %2</source>
        <translation>已添加“%1”，但首次请求失败：%2</translation>
    </message>
    <message>
        <source>It opens %1 models.</source>
        <translation>可使用 %1 个模型。</translation>
    </message>
</context>
<context>
    <name>qiao::ui::KeySection</name>
    <message>
        <source>Client keys</source>
        <translation>客户端密钥</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Ends in</source>
        <translation>末尾</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>创建于</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>重命名(&amp;N)</translation>
    </message>
    <message>
        <source>Re&amp;voke…</source>
        <translation>吊销(&amp;V)…</translation>
    </message>
    <message>
        <source>Name of a new key, like the program or the computer that uses it</source>
        <translation>新密钥的名称，例如使用它的程序或电脑</translation>
    </message>
    <message>
        <source>Name of a new key</source>
        <translation>新密钥的名称</translation>
    </message>
    <message>
        <source>Ma&amp;ke a key</source>
        <translation>创建密钥(&amp;K)</translation>
    </message>
    <message>
        <source>Every request needs a client key. %1 sets some that are not listed here.</source>
        <translation>每个请求都需要客户端密钥。%1 设置了一些未在此列出的密钥。</translation>
    </message>
    <message>
        <source>No request needs a key now. As soon as there is one, every request needs one.</source>
        <translation>目前请求不需要密钥。一旦有了密钥，每个请求都需要。</translation>
    </message>
    <message>
        <source>Every request needs one of these keys. Revoking a key shuts its programs out at once.</source>
        <translation>每个请求都需要其中一个密钥。吊销后，使用该密钥的程序会立即被拒绝。</translation>
    </message>
    <message>
        <source>Revoke the client key &quot;%1&quot;?</source>
        <translation>吊销客户端密钥“%1”？</translation>
    </message>
    <message>
        <source>Programs that use it are shut out at once.</source>
        <translation>使用它的程序会立即被拒绝。</translation>
    </message>
    <message>
        <source>&amp;Revoke</source>
        <translation>吊销(&amp;R)</translation>
    </message>
</context>
<context>
    <name>qiao::ui::LiveModel</name>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>输入 token</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>输出 token</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>token/秒</translation>
    </message>
</context>
<context>
    <name>qiao::ui::LogPage</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>搜索日志</translation>
    </message>
    <message>
        <source>Levels that are shown</source>
        <translation>显示的级别</translation>
    </message>
    <message>
        <source>Category that is shown</source>
        <translation>显示的类别</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Debugging</source>
        <translation>调试</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>打开文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>What Qiao does is written here, as soon as it does something.</source>
        <translation>Qiao 一有动作，就会记录在这里。</translation>
    </message>
    <message>
        <source>&amp;Written to the log:</source>
        <translation>写入日志的级别(&amp;W)：</translation>
    </message>
    <message>
        <source>A &amp;debug file about each request</source>
        <translation>为每个请求写调试文件(&amp;D)</translation>
    </message>
    <message>
        <source>Debug files hold what was asked and answered, without keys and tokens. Look into one before you pass it on.</source>
        <translation>调试文件包含请求和应答的内容，不含密钥和令牌。转交他人之前请先查看。</translation>
    </message>
</context>
<context>
    <name>qiao::ui::MainWindow</name>
    <message>
        <source>Qiao</source>
        <translation>Qiao</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>qiao::ui::ModelMenu</name>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>As the client &amp;asks</source>
        <translation>按客户端的要求(&amp;A)</translation>
    </message>
</context>
<context>
    <name>qiao::ui::NetworkSection</name>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>&amp;Test the port</source>
        <translation>测试端口(&amp;T)</translation>
    </message>
    <message>
        <source>Let &amp;other computers connect</source>
        <translation>允许其他电脑连接(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Use %1</source>
        <translation>改用 %1(&amp;U)</translation>
    </message>
    <message>
        <source>Let other computers connect?</source>
        <translation>允许其他电脑连接？</translation>
    </message>
    <message>
        <source>Every program will then need a client key, those on this computer too. Qiao makes one now and shows it once.</source>
        <translation>此后所有程序都需要客户端密钥，本机上的也不例外。Qiao 现在创建一个，且只显示一次。</translation>
    </message>
    <message>
        <source>&amp;Make a key and allow</source>
        <translation>创建密钥并允许(&amp;M)</translation>
    </message>
    <message>
        <source>Other computers</source>
        <translation>其他电脑</translation>
    </message>
    <message>
        <source>Whoever has a client key can use your accounts. The connection is not encrypted: allow this in networks that you trust.</source>
        <translation>持有客户端密钥的人都能使用您的账户。连接未加密，请只在可信的网络中允许。</translation>
    </message>
</context>
<context>
    <name>qiao::ui::NewKeyBox</name>
    <message>
        <source>This is the key &quot;%1&quot;. Copy it now: it cannot be shown again.</source>
        <translation>这是密钥“%1”。请立即复制，之后无法再次显示。</translation>
    </message>
    <message>
        <source>New client key</source>
        <translation>新的客户端密钥</translation>
    </message>
    <message>
        <source>&amp;Copy the key</source>
        <translation>复制密钥(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>完成(&amp;D)</translation>
    </message>
</context>
<context>
    <name>qiao::ui::PeriodBar</name>
    <message>
        <source>&amp;Day</source>
        <translation>日(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Week</source>
        <translation>周(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Month</source>
        <translation>月(&amp;M)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>&amp;By</source>
        <translation>分组(&amp;B)</translation>
    </message>
    <message>
        <source>Lines by</source>
        <translation>分组方式</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>上一时段</translation>
    </message>
    <message>
        <source>The period after</source>
        <translation>下一时段</translation>
    </message>
</context>
<context>
    <name>qiao::ui::ProgramSection</name>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Start at login</source>
        <translation>登录时启动(&amp;S)</translation>
    </message>
    <message>
        <source>A click on the &amp;icon</source>
        <translation>单击图标(&amp;I)</translation>
    </message>
    <message>
        <source>Notify me when</source>
        <translation>以下情况通知我</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Yes, with the window closed</source>
        <translation>是，不打开窗口</translation>
    </message>
    <message>
        <source>Yes, with the window open</source>
        <translation>是，并打开窗口</translation>
    </message>
    <message>
        <source>Opens the window</source>
        <translation>打开窗口</translation>
    </message>
    <message>
        <source>Opens the menu</source>
        <translation>打开菜单</translation>
    </message>
    <message>
        <source>an account needs me to sign in</source>
        <translation>账户需要重新登录</translation>
    </message>
    <message>
        <source>a plan or a quota is used up</source>
        <translation>套餐或额度已用完</translation>
    </message>
    <message>
        <source>the server cannot start</source>
        <translation>服务器无法启动</translation>
    </message>
    <message>
        <source>a program uses Qiao for the first time</source>
        <translation>有程序首次使用 Qiao</translation>
    </message>
    <message>
        <source>The icon &amp;fits</source>
        <translation>图标适合(&amp;F)</translation>
    </message>
    <message>
        <source>This desktop</source>
        <translation>当前桌面</translation>
    </message>
    <message>
        <source>Dark panels</source>
        <translation>深色面板</translation>
    </message>
    <message>
        <source>Light panels</source>
        <translation>浅色面板</translation>
    </message>
</context>
<context>
    <name>qiao::ui::RequestChoices</name>
    <message>
        <source>All accounts</source>
        <translation>所有账户</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>所有模型</translation>
    </message>
    <message>
        <source>All clients</source>
        <translation>所有客户端</translation>
    </message>
    <message>
        <source>Account whose requests are shown</source>
        <translation>显示哪个账户的请求</translation>
    </message>
    <message>
        <source>Model whose requests are shown</source>
        <translation>显示哪个模型的请求</translation>
    </message>
    <message>
        <source>Client whose requests are shown</source>
        <translation>显示哪个客户端的请求</translation>
    </message>
</context>
<context>
    <name>qiao::ui::RequestDetails</name>
    <message>
        <source>What Qiao changed: %1</source>
        <translation>Qiao 所做的修改：%1</translation>
    </message>
    <message>
        <source>Copy as &amp;curl</source>
        <translation>复制为 curl 命令(&amp;C)</translation>
    </message>
    <message>
        <source>With a conversation of its own: what was said is not kept.</source>
        <translation>使用示例对话：实际内容不会保留。</translation>
    </message>
    <message>
        <source>Took %1.</source>
        <translation>用时 %1。</translation>
    </message>
    <message>
        <source>First token after %1, then %2 of streaming.</source>
        <translation>%1 后收到首个 token，之后流式传输 %2。</translation>
    </message>
    <message>
        <source>Tokens: %1 in, %2 out.</source>
        <translation>token：输入 %1，输出 %2。</translation>
    </message>
    <message>
        <source>%1 were read from the cache.</source>
        <translation>其中 %1 读自缓存。</translation>
    </message>
    <message>
        <source>%1 were spent on thinking.</source>
        <translation>其中 %1 用于思考。</translation>
    </message>
    <message>
        <source>Cost: %1.</source>
        <translation>费用：%1。</translation>
    </message>
</context>
<context>
    <name>qiao::ui::RequestsModel</name>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>streaming</source>
        <translation>传输中</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
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
        <source>In</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>token/秒</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>首个 token</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>qiao::ui::RequestsPage</name>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Search clients, paths, models, accounts and errors</source>
        <translation>搜索客户端、路径、模型、账户和错误</translation>
    </message>
    <message>
        <source>Search the requests</source>
        <translation>搜索请求</translation>
    </message>
    <message>
        <source>Requests that are shown</source>
        <translation>显示的请求</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>No request yet. Each one appears here while it runs, with its tokens and how long it took.</source>
        <translation>还没有请求。每个请求进行时都会出现在这里，并显示 token 数和用时。</translation>
    </message>
    <message>
        <source>&amp;Show the address</source>
        <translation>显示地址(&amp;S)</translation>
    </message>
</context>
<context>
    <name>qiao::ui::RestartBar</name>
    <message>
        <source>A change counts when the server starts again.</source>
        <translation>有改动在服务器重新启动后生效。</translation>
    </message>
    <message>
        <source>&amp;Restart the server</source>
        <translation>重启服务器(&amp;R)</translation>
    </message>
    <message>
        <source>A request is running. Restart the server?</source>
        <translation>有一个请求正在进行。重启服务器？</translation>
    </message>
    <message>
        <source>%1 requests are running. Restart the server?</source>
        <translation>有 %1 个请求正在进行。重启服务器？</translation>
    </message>
    <message>
        <source>They get five seconds to finish.</source>
        <translation>它们有五秒钟时间完成。</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>重启(&amp;R)</translation>
    </message>
</context>
<context>
    <name>qiao::ui::SettingRow</name>
    <message>
        <source>Reset</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>Reset: %1</source>
        <translation>还原：%1</translation>
    </message>
    <message>
        <source>Counts when the server starts again.</source>
        <translation>服务器重新启动后生效。</translation>
    </message>
</context>
<context>
    <name>qiao::ui::Settings</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>localhost or an IP address of this computer</source>
        <translation>localhost 或本机的 IP 地址</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>0 is any free port</source>
        <translation>0 表示任意空闲端口</translation>
    </message>
    <message>
        <source>Allowed host names</source>
        <translation>允许的主机名</translation>
    </message>
    <message>
        <source>Names under which others reach this computer, with commas between them</source>
        <translation>其他电脑访问本机所用的名称，用逗号分隔</translation>
    </message>
    <message>
        <source>Allowed web origins</source>
        <translation>允许的网页来源</translation>
    </message>
    <message>
        <source>Web pages that may call, like https://app.example</source>
        <translation>可以调用的网页，例如 https://app.example</translation>
    </message>
    <message>
        <source>Time to connect</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>Like 15s or 1m</source>
        <translation>例如 15s 或 1m</translation>
    </message>
    <message>
        <source>Longest silence</source>
        <translation>最长无数据时间</translation>
    </message>
    <message>
        <source>Like 5m or 1h</source>
        <translation>例如 5m 或 1h</translation>
    </message>
    <message>
        <source>When the default account is out</source>
        <translation>默认账户不可用时</translation>
    </message>
    <message>
        <source>Keep keys and tokens</source>
        <translation>密钥和令牌的保存位置</translation>
    </message>
    <message>
        <source>Model for every request</source>
        <translation>所有请求使用的模型</translation>
    </message>
    <message>
        <source>As the client asks; a model here serves everything</source>
        <translation>按客户端的要求；填写后由该模型回答一切</translation>
    </message>
    <message>
        <source>In place of Haiku</source>
        <translation>代替 Haiku</translation>
    </message>
    <message>
        <source>The account&apos;s fast model</source>
        <translation>账户的快速模型</translation>
    </message>
    <message>
        <source>In place of Sonnet</source>
        <translation>代替 Sonnet</translation>
    </message>
    <message>
        <source>The account&apos;s default model</source>
        <translation>账户的默认模型</translation>
    </message>
    <message>
        <source>In place of Opus</source>
        <translation>代替 Opus</translation>
    </message>
    <message>
        <source>The account&apos;s strongest model</source>
        <translation>账户的最强模型</translation>
    </message>
    <message>
        <source>In place of other makers&apos; models</source>
        <translation>代替其他厂商的模型</translation>
    </message>
    <message>
        <source>Further replacements</source>
        <translation>其他替换</translation>
    </message>
    <message>
        <source>Like gpt-*=qwen3-coder-plus, with commas between them</source>
        <translation>例如 gpt-*=qwen3-coder-plus，用逗号分隔</translation>
    </message>
    <message>
        <source>Requests of Anthropic&apos;s clients</source>
        <translation>Anthropic 客户端的请求</translation>
    </message>
    <message>
        <source>Refuse requests that are too long for their model</source>
        <translation>拒绝超出模型长度的请求</translation>
    </message>
    <message>
        <source>Write to the log</source>
        <translation>写入日志</translation>
    </message>
    <message>
        <source>Write a debug file about each request</source>
        <translation>为每个请求写一个调试文件</translation>
    </message>
    <message>
        <source>Debug files to keep</source>
        <translation>保留的调试文件数</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Days to keep single requests</source>
        <translation>单个请求的保留天数</translation>
    </message>
    <message>
        <source>Sums are kept for good; 0 keeps nothing at all</source>
        <translation>汇总一直保留；0 表示什么都不保存</translation>
    </message>
    <message>
        <source>Wait for it</source>
        <translation>等待它恢复</translation>
    </message>
    <message>
        <source>Use the next one</source>
        <translation>改用下一个</translation>
    </message>
    <message>
        <source>In this system&apos;s keychain</source>
        <translation>系统钥匙串</translation>
    </message>
    <message>
        <source>In a file, in the clear</source>
        <translation>文件（明文）</translation>
    </message>
    <message>
        <source>Until Qiao ends</source>
        <translation>仅在 Qiao 运行期间</translation>
    </message>
    <message>
        <source>Pass on where the service speaks that API</source>
        <translation>服务支持该 API 时直接转发</translation>
    </message>
    <message>
        <source>Always translate</source>
        <translation>一律转换</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>不写</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Debugging</source>
        <translation>调试</translation>
    </message>
    <message>
        <source>¥ (CNY)</source>
        <translation>¥（人民币）</translation>
    </message>
    <message>
        <source>$ (USD)</source>
        <translation>$（美元）</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认值</translation>
    </message>
</context>
<context>
    <name>qiao::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Usage and log</source>
        <translation>用量和日志</translation>
    </message>
</context>
<context>
    <name>qiao::ui::SetupReview</name>
    <message>
        <source>Nothing of Qiao&apos;s is left in %1.</source>
        <translation>%1 中没有 Qiao 写入的内容。</translation>
    </message>
    <message>
        <source>%1 says all this already.</source>
        <translation>%1 已经是这样了。</translation>
    </message>
    <message>
        <source>This puts back what %1 said before Qiao. All else in it stays.</source>
        <translation>这会恢复 %1 在 Qiao 之前的内容，其余部分不变。</translation>
    </message>
    <message>
        <source>This changes %1. All else in it stays, and a copy of it is kept.</source>
        <translation>这会修改 %1。其余部分不变，并保留一份副本。</translation>
    </message>
    <message>
        <source>Changed since by somebody else, and left alone: %1.</source>
        <translation>之后被改动过，因此保持不变：%1。</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>改动内容</translation>
    </message>
    <message>
        <source>&amp;Put it back</source>
        <translation>恢复(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>应用(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>返回(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
</context>
<context>
    <name>qiao::ui::SignIn</name>
    <message>
        <source>The code has expired. Get a new one.</source>
        <translation>验证码已过期，请获取新的。</translation>
    </message>
    <message>
        <source>You declined the sign-in. Get a new code to try again.</source>
        <translation>您拒绝了登录。请获取新的验证码再试。</translation>
    </message>
    <message>
        <source>Asking Qwen for a code…</source>
        <translation>正在向通义千问获取验证码…</translation>
    </message>
    <message>
        <source>The network is lost. Trying again…</source>
        <translation>网络已断开，正在重试…</translation>
    </message>
    <message>
        <source>Waiting for you to confirm in the browser…</source>
        <translation>等待您在浏览器中确认…</translation>
    </message>
    <message>
        <source>Confirmed. Checking with one real request that the account works…</source>
        <translation>已确认。正在用一次真实请求检查账户是否可用…</translation>
    </message>
    <message>
        <source>&quot;%1&quot; works.</source>
        <translation>“%1”可用。</translation>
    </message>
</context>
<context>
    <name>qiao::ui::SignInPage</name>
    <message>
        <source>&amp;New code</source>
        <translation>新验证码(&amp;N)</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Qwen ended the free tier of this sign-in on 15 April 2026. It still makes sense for accounts that have a paid plan with it; everybody else needs an API key.</source>
        <translation>通义千问已于 2026 年 4 月 15 日停止此登录方式的免费额度。仅对持有付费套餐的账户仍有意义，其他用户需要 API 密钥。</translation>
    </message>
    <message>
        <source>&amp;Open in browser</source>
        <translation>在浏览器中打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Copy link</source>
        <translation>复制链接(&amp;C)</translation>
    </message>
    <message>
        <source>QR code of the sign-in page</source>
        <translation>登录页面的二维码</translation>
    </message>
    <message>
        <source>Code to confirm</source>
        <translation>待确认的验证码</translation>
    </message>
    <message>
        <source>Show the &amp;QR code</source>
        <translation>显示二维码(&amp;Q)</translation>
    </message>
    <message>
        <source>Paste a key &amp;instead</source>
        <translation>改为粘贴密钥(&amp;I)</translation>
    </message>
</context>
<context>
    <name>qiao::ui::SnippetTabs</name>
    <message>
        <source>Ways to set it up</source>
        <translation>接入方式</translation>
    </message>
    <message>
        <source>What to paste</source>
        <translation>要粘贴的内容</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
</context>
<context>
    <name>qiao::ui::Status</name>
    <message>
        <source>&quot;%1&quot; needs you to sign in again.</source>
        <translation>“%1”需要重新登录。</translation>
    </message>
    <message>
        <source>The plan of &quot;%1&quot; is used up until %2.</source>
        <translation>“%1”的套餐已用完，%2 恢复。</translation>
    </message>
    <message>
        <source>The plan of &quot;%1&quot; is used up.</source>
        <translation>“%1”的套餐已用完。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is disabled. Enable it or choose another account.</source>
        <translation>“%1”已停用，请启用它或选择其他账户。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is throttled until %2.</source>
        <translation>“%1”被限流，%2 恢复。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be used: %2.</source>
        <translation>“%1”无法使用：%2。</translation>
    </message>
    <message>
        <source>Running · %1 · %2 active</source>
        <translation>运行中 · %1 · %2 个请求</translation>
    </message>
    <message>
        <source>Running · %1</source>
        <translation>运行中 · %1</translation>
    </message>
    <message>
        <source>No account yet. Add one to start.</source>
        <translation>还没有账户，请先添加。</translation>
    </message>
    <message>
        <source>Running on %1 with account &quot;%2&quot; (%3).</source>
        <translation>正在 %1 运行，账户“%2”（%3）。</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Letting running requests finish…</source>
        <translation>正在等待进行中的请求结束…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Paused. Start it to serve requests again.</source>
        <translation>已暂停，启动后即可继续处理请求。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
</context>
<context>
    <name>qiao::ui::StatusBanner</name>
    <message>
        <source>A&amp;dd an account…</source>
        <translation>添加账户(&amp;D)…</translation>
    </message>
    <message>
        <source>Show the &amp;account</source>
        <translation>查看账户(&amp;A)</translation>
    </message>
    <message>
        <source>S&amp;tart again</source>
        <translation>重新启动(&amp;T)</translation>
    </message>
    <message>
        <source>Change the &amp;port</source>
        <translation>更改端口(&amp;P)</translation>
    </message>
    <message>
        <source>Copy &amp;OpenAI URL</source>
        <translation>复制 OpenAI 地址(&amp;O)</translation>
    </message>
    <message>
        <source>Copy A&amp;nthropic URL</source>
        <translation>复制 Anthropic 地址(&amp;N)</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a dot and a sentence</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>启动(&amp;S)</translation>
    </message>
    <message>
        <source>A request is running. Pause Qiao?</source>
        <translation>有 1 个请求正在进行，要暂停 Qiao 吗？</translation>
    </message>
    <message>
        <source>%1 requests are running. Pause Qiao?</source>
        <translation>有 %1 个请求正在进行，要暂停 Qiao 吗？</translation>
    </message>
    <message>
        <source>They get five seconds to finish.</source>
        <translation>它们有五秒钟时间完成。</translation>
    </message>
</context>
<context>
    <name>qiao::ui::Terminal</name>
    <message>
        <source>Terminal could not be opened. Paste the lines below into it.</source>
        <translation>无法打开“终端”。请把下面几行粘贴进去。</translation>
    </message>
    <message>
        <source>No terminal was found. Set TERMINAL to one, or paste the lines below into it.</source>
        <translation>没有找到终端程序。请用 TERMINAL 指定一个，或把下面几行粘贴进去。</translation>
    </message>
    <message>
        <source>The command prompt could not be opened. Paste the lines below into it.</source>
        <translation>无法打开命令提示符。请把下面几行粘贴进去。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not found. Install it, then launch it again.</source>
        <translation>没有找到“%1”。请先安装，再重新启动。</translation>
    </message>
    <message>
        <source>The folder for temporary files cannot be written to.</source>
        <translation>临时文件夹不可写。</translation>
    </message>
</context>
<context>
    <name>qiao::ui::Timing</name>
    <message>
        <source>queue %1</source>
        <translation>排队 %1</translation>
    </message>
    <message>
        <source>connect %1</source>
        <translation>连接 %1</translation>
    </message>
    <message>
        <source>first token %1</source>
        <translation>首个 token %1</translation>
    </message>
    <message>
        <source>stream %1</source>
        <translation>流式输出 %1</translation>
    </message>
    <message>
        <source>answer %1</source>
        <translation>回答 %1</translation>
    </message>
</context>
<context>
    <name>qiao::ui::ToolPanel</name>
    <message>
        <source>Qiao does not run. Start it to set up tools.</source>
        <translation>Qiao 没有运行。启动后才能接入工具。</translation>
    </message>
    <message>
        <source>What Qiao had written for %1 is taken back.</source>
        <translation>Qiao 为 %1 写入的内容已撤销。</translation>
    </message>
    <message>
        <source>%1 is set up. Start it again if it runs.</source>
        <translation>%1 已接入。如果它正在运行，请重新启动。</translation>
    </message>
    <message>
        <source>%1 is set up. Start it again if it runs. Its settings as they were are kept as %2.</source>
        <translation>%1 已接入。如果它正在运行，请重新启动。原来的设置保存为 %2。</translation>
    </message>
    <message>
        <source>%1 was started in a terminal. No file was changed.</source>
        <translation>已在终端中启动 %1，没有改动任何文件。</translation>
    </message>
    <message>
        <source>&amp;Set up for me…</source>
        <translation>替我设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Undo…</source>
        <translation>撤销(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Launch</source>
        <translation>启动(&amp;L)</translation>
    </message>
    <message>
        <source>Opens a terminal and starts it there, pointed at Qiao. No file is changed.</source>
        <translation>打开终端并在其中启动，指向 Qiao。不改动任何文件。</translation>
    </message>
    <message>
        <source>&amp;Model:</source>
        <translation>模型(&amp;M)：</translation>
    </message>
    <message>
        <source>%1 (usual)</source>
        <translation>%1（默认）</translation>
    </message>
    <message>
        <source>Client &amp;key:</source>
        <translation>客户端密钥(&amp;K)：</translation>
    </message>
    <message>
        <source>Paste one that was made on the page Settings</source>
        <translation>粘贴在“设置”页面创建的密钥</translation>
    </message>
</context>
<context>
    <name>qiao::ui::TotalFigures</name>
    <message>
        <source>Tokens in today</source>
        <translation>今日输入 token</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>输入 token</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>输出 token</translation>
    </message>
    <message>
        <source>From the cache</source>
        <translation>来自缓存</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a figure&apos;s name and the figure</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>qiao::ui::TrayIcon</name>
    <message>
        <source>Qiao: %1
Today: %2 tokens in, %3 out</source>
        <translation>Qiao：%1
今日：输入 %2 token，输出 %3</translation>
    </message>
</context>
<context>
    <name>qiao::ui::TrayMenu</name>
    <message>
        <source>&amp;Account</source>
        <translation>账户(&amp;A)</translation>
    </message>
    <message>
        <source>A&amp;dd account…</source>
        <translation>添加账户(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Manage accounts</source>
        <translation>管理账户(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;OpenAI URL</source>
        <translation>OpenAI 地址(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Anthropic URL</source>
        <translation>Anthropic 地址(&amp;A)</translation>
    </message>
    <message>
        <source>Environment for &amp;bash</source>
        <translation>bash 环境变量(&amp;B)</translation>
    </message>
    <message>
        <source>Environment for &amp;PowerShell</source>
        <translation>PowerShell 环境变量(&amp;P)</translation>
    </message>
    <message>
        <source>Environment for &amp;fish</source>
        <translation>fish 环境变量(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open Qiao</source>
        <translation>打开 Qiao(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Quit Qiao</source>
        <translation>退出 Qiao(&amp;Q)</translation>
    </message>
    <message>
        <source>Today %1 in · %2 out</source>
        <translation>今日输入 %1 · 输出 %2</translation>
    </message>
    <message>
        <source>Today %1 in · %2 out · %3</source>
        <translation>今日输入 %1 · 输出 %2 · %3</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>启动(&amp;S)</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>account, its kind, its state</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>They get five seconds to finish.</source>
        <translation>它们有五秒钟时间完成。</translation>
    </message>
    <message>
        <source>A request is running. Pause Qiao?</source>
        <translation>有 1 个请求正在进行，要暂停 Qiao 吗？</translation>
    </message>
    <message>
        <source>%1 requests are running. Pause Qiao?</source>
        <translation>有 %1 个请求正在进行，要暂停 Qiao 吗？</translation>
    </message>
    <message>
        <source>Client &amp;key…</source>
        <translation>客户端密钥(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>Set &amp;up</source>
        <translation>接入工具(&amp;U)</translation>
    </message>
</context>
<context>
    <name>qiao::ui::UsageBars</name>
    <message>
        <source>%1 · tokens: %2 · requests: %3</source>
        <extracomment>%1: an hour, a day or a name</extracomment>
        <translation>%1 · token：%2 · 请求：%3</translation>
    </message>
    <message>
        <source>ddd d</source>
        <extracomment>The format of a day of a week, under a bar</extracomment>
        <translation>d日 ddd</translation>
    </message>
    <message>
        <source>Others</source>
        <extracomment>All that have no bar of their own; %1: how many</extracomment>
        <translation>其他</translation>
    </message>
    <message>
        <source>Others (%1)</source>
        <translation>其他（%1 项）</translation>
    </message>
</context>
<context>
    <name>qiao::ui::UsageContent</name>
    <message>
        <source>Tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>What was used</source>
        <translation>用量明细</translation>
    </message>
</context>
<context>
    <name>qiao::ui::UsageExport</name>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>逗号分隔值 (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another place.</source>
        <translation>无法写入 %1：%2。请另选位置。</translation>
    </message>
</context>
<context>
    <name>qiao::ui::UsageModel</name>
    <message>
        <source>Sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>输入 token</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>输出 token</translation>
    </message>
    <message>
        <source>From the cache</source>
        <translation>来自缓存</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
</context>
<context>
    <name>qiao::ui::UsagePage</name>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>Nothing was used yet. What requests used is summed up here.</source>
        <translation>还没有用量。请求用掉的 token 会汇总在这里。</translation>
    </message>
    <message>
        <source>&amp;Connect a tool</source>
        <translation>接入工具(&amp;C)</translation>
    </message>
    <message>
        <source>Nothing was used in this period.</source>
        <translation>这段时间没有用量。</translation>
    </message>
    <message>
        <source>Back to &amp;today</source>
        <translation>回到今天(&amp;T)</translation>
    </message>
</context>
<context>
    <name>qiao::ui::UsagePeriod</name>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>The format of the first and of the last day of a week</extracomment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>The first and the last day of a week</extracomment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <extracomment>The format of a month</extracomment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <extracomment>The format of a day</extracomment>
        <translation>yyyy年M月d日 dddd</translation>
    </message>
</context>
<context>
    <name>qiao::ui::UsageWords</name>
    <message>
        <source>ddd, d MMM</source>
        <extracomment>The format of a day in a list of days</extracomment>
        <translation>M月d日 ddd</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>The beginning and the end of an hour</extracomment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>One request counts against a plan and has no price.</source>
        <translation>1 个请求计入套餐，没有价格。</translation>
    </message>
    <message>
        <source>%1 requests count against a plan and have no price.</source>
        <translation>%1 个请求计入套餐，没有价格。</translation>
    </message>
    <message>
        <source>One request is missing in the cost, for the price of its model is not known.</source>
        <translation>费用未含 1 个请求，因为其模型的价格未知。</translation>
    </message>
    <message>
        <source>%1 requests are missing in the cost, for the prices of their models are not known.</source>
        <translation>费用未含 %1 个请求，因为其模型的价格未知。</translation>
    </message>
</context>
</TS>
