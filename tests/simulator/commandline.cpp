#include "simulator/commandline.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace qiao::simulator {

namespace {

bool isLoopback(const QString &host)
{
    return host == "127.0.0.1"_L1 || host == "localhost"_L1;
}

void defineOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"help"_s, {}},
        {u"host"_s, {}, u"address"_s, u"127.0.0.1"_s},
        {u"port"_s, {}, u"number"_s, u"0"_s},
        {u"script"_s, {}, u"file"_s},
        {u"portal"_s, {}},
        {u"no-rules"_s, {}},
        {u"pace"_s, {}, u"ms"_s, u"0"_s},
        {u"api-key"_s, {}, u"key"_s},
        {u"plan-key"_s, {}, u"host=key"_s},
        {u"token-life"_s, {}, u"seconds"_s, u"21600"_s},
        {u"write-credentials"_s, {}, u"folder"_s},
        {u"quiet"_s, {}},
        {u"json"_s, {}},
    });
}

std::optional<int> numberOf(const QCommandLineParser &parser, const QString &name, int highest)
{
    bool ok = false;
    const int number = parser.value(name).toInt(&ok);
    return ok && number >= 0 && number <= highest ? std::optional(number) : std::nullopt;
}

Rules rulesOf(const QCommandLineParser &parser)
{
    if (parser.isSet(u"portal"_s)) {
        return Rules::Portal;
    }
    return parser.isSet(u"no-rules"_s) ? Rules::None : Rules::DashScope;
}

} // namespace

tl::expected<CommandLine, QString> parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    defineOptions(parser);
    if (!parser.parse(arguments)) {
        return tl::unexpected(parser.errorText());
    }
    CommandLine line;
    line.help = parser.isSet(u"help"_s);
    if (!parser.positionalArguments().isEmpty()) {
        return tl::unexpected(
            u"Nothing is known about \"%1\". See --help."_s.arg(parser.positionalArguments().first()));
    }
    if (!isLoopback(parser.value(u"host"_s))) {
        return tl::unexpected(
            u"--host can only be 127.0.0.1: the simulator is a test tool without protection."_s);
    }
    const auto port = numberOf(parser, u"port"_s, 65535);
    const auto pace = numberOf(parser, u"pace"_s, 600000);
    const auto life = numberOf(parser, u"token-life"_s, 100000000);
    if (!port || !pace || !life) {
        return tl::unexpected(u"--port, --pace and --token-life take whole numbers. See --help."_s);
    }
    line.port = static_cast<quint16>(*port);
    line.options.chunkDelay = *pace;
    line.options.accessTokenLife = std::chrono::seconds(*life);
    line.options.rules = rulesOf(parser);
    for (const QString &key : parser.values(u"api-key"_s)) {
        line.options.apiKeys.append(key.toUtf8());
    }
    for (const QString &pair : parser.values(u"plan-key"_s)) {
        line.planKeys.append({pair.section(u'=', 0, 0).toUtf8(), pair.section(u'=', 1).toUtf8()});
    }
    line.scriptFile = parser.value(u"script"_s);
    line.credentialsFolder = parser.value(u"write-credentials"_s);
    line.quiet = parser.isSet(u"quiet"_s);
    line.json = parser.isSet(u"json"_s);
    return line;
}

} // namespace qiao::simulator
