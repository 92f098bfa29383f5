<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Banner</name>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>token expired, renewed with the next request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs you to sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account yet. Sign in with the Qwen CLI or set QWEN_API_KEY.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qwen sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running on %1.</source>
        <extracomment>%1: one or more addresses like 127.0.0.1:8080</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenAI URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this output, one line for each request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open to other computers, because of %1; every request needs a client key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+C stops it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account &quot;%1&quot; is gone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>qiao %1 does not know %2; &quot;qiao help %1&quot; lists what it knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes no value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs a value; &quot;qiao help %2&quot; says which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>qiao %1 has no use for &quot;%2&quot;; &quot;qiao help %1&quot; lists what it knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>qiao does not know %1; &quot;qiao help&quot; lists what it knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a command; &quot;qiao help&quot; lists those there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ADDRESS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen on this address instead of localhost. An address that other computers can reach needs a client key in API_KEY.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NUMBER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen on this port instead of 8080; 0 takes any free one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write JSON lines to standard output, one for each event, and warnings to standard error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the server and list every request that it finishes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain qiao, or one of its commands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qiao lets programs that speak the OpenAI API use Qwen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: qiao COMMAND [FLAGS]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[FLAGS]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PortInUse</name>
    <message>
        <source>Port %1 is used by &quot;%2&quot; (%3). Use %4 instead: qiao serve --port %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 is used by another program. Use %2 instead: qiao serve --port %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RequestLine</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In/out/total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First token</source>
        <extracomment>Time from the arrival of a request to the first token of its answer</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Serve</name>
    <message>
        <source>%1 is on, but this version writes no debug files.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ServeReport</name>
    <message>
        <source>Stopping: running requests have 5 s to finish; Ctrl+C once more stops at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ServerLock</name>
    <message>
        <source>Qiao is already running as process %1. Stop it first, or give this one a folder of its own with QIAO_HOME.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qiao cannot write to %1. Make that folder yours, or name another one with QIAO_HOME.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>%1 is &quot;%2&quot;: use %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not valid: use %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>localhost or an IP address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number from 0 to 65535 (0 is any free port)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>host names without a port, separated by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>web origins like https://app.example, separated by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a time like 500ms, 15s, 5m or 1h, at most 24h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one or more keys of visible ASCII characters, separated by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most 64 letters, digits, dots, dashes and underscores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a key of visible ASCII characters without spaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an address like https://host/path, without a user name or a query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pattern=model pairs like gpt-*=qwen3-coder-plus, separated by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number from 0 to 1000000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, which other computers can reach, and there is no client key: set API_KEY to a key of your choice, or use localhost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: check that it is an INI file and that it is yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (environment)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2 does not count: set it in the environment instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2 is not a setting that this version knows.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Terminal</name>
    <message>
        <source>Warning: </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qiao::AtomicFile</name>
    <message>
        <source>%1 cannot be written: %2. Check its permissions and the free space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 cannot be made. Check the permissions of the folder above it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a symbolic link and is not written through. Put the file itself there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a file. Move it away.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qiao::HostPolicy</name>
    <message>
        <source>An address of the service is not a web address. It has to look like https://host/v1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of %1 holds a user name and is not used. Remove what stands before the @.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in names %1 as its service, which is not one of Qwen&apos;s hosts, so it gets no token. Sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in names an unencrypted address at %1, so it gets no token. Sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key would travel unencrypted to %1. Use an address that starts with https.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
