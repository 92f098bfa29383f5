#include "accounts/keyanswer.h"

#include "translation/errors/upstreamerror.h"

#include <boost/json.hpp>

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <optional>

namespace qiao {

using namespace Qt::StringLiterals;
namespace json = boost::json;

namespace {

constexpr qsizetype mostModels = 4000;
constexpr std::size_t longestModel = 200;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::KeyDetective)
};

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

const json::value *modelId(const json::value &model)
{
    const json::object *object = model.if_object();
    return object == nullptr ? &model : object->if_contains("id");
}

/// OpenAI's list, {"data": [{"id": …}, …]}; nullopt when the body is something else.
std::optional<QStringList> modelsIn(const QByteArray &body)
{
    json::error_code error;
    const json::value document = json::parse(view(body), error);
    const json::object *object = error ? nullptr : document.if_object();
    const json::value *data = object == nullptr ? nullptr : object->if_contains("data");
    if (data == nullptr || !data->is_array()) {
        return std::nullopt;
    }
    QStringList models;
    QSet<QString> seen;
    for (const json::value &model : data->get_array()) {
        const json::value *id = modelId(model);
        const json::string *text = id == nullptr ? nullptr : id->if_string();
        if (text == nullptr || text->empty() || text->size() > longestModel || models.size() == mostModels) {
            continue;
        }
        const QString name = QString::fromUtf8(text->data(), static_cast<qsizetype>(text->size()));
        const bool printable =
            std::all_of(name.cbegin(), name.cend(), [](QChar c) { return c.isPrint() && !c.isSpace(); });
        if (printable && !seen.contains(name)) {
            seen.insert(name);
            models.append(name);
        }
    }
    return models;
}

QString limitedSentence(const QString &place, bool usedUp)
{
    return usedUp ? Text::tr("%1 takes the key, but its quota is used up or its bill is not paid. See the "
                             "service's console.")
                        .arg(place)
                  : Text::tr("%1 takes the key, but lets no more requests through for the moment. Try again "
                             "in a minute.")
                        .arg(place);
}

QString unknownSentence(const QString &place, int status)
{
    if (status == 404 || status == 405) {
        return Text::tr("%1 lists no models (status %2); only a real request tells whether the key works.")
            .arg(place)
            .arg(status);
    }
    if (status >= 500) {
        return Text::tr("%1 has trouble at the moment (status %2). Try again later.").arg(place).arg(status);
    }
    if (status >= 300 && status < 400) {
        return Text::tr("%1 points to another address (status %2). Check the address.")
            .arg(place)
            .arg(status);
    }
    return Text::tr("%1 gave an answer that says nothing about the key (status %2). Check the address.")
        .arg(place)
        .arg(status);
}

/// What an answer that is an error says of the key.
KeyFinding findingOfRefusal(const KeyCandidate &candidate, int status, const QByteArray &body)
{
    using Kind = translation::UpstreamError::Kind;
    const translation::UpstreamError error = translation::classifyUpstreamError(status, view(body));
    const QString place = placeName(candidate);
    KeyFinding finding{.candidate = candidate, .httpStatus = status};
    if (status == 402 || status == 429 || error.kind == Kind::QuotaExhausted || error.status == 429) {
        finding.verdict = KeyFinding::Verdict::Limited;
        finding.sentence = limitedSentence(place, status == 402 || error.kind == Kind::QuotaExhausted);
    } else if (status == 401 || status == 403 || error.kind == Kind::Unauthorized) {
        finding.verdict = KeyFinding::Verdict::Refused;
        finding.sentence = Text::tr("%1 refuses the key (status %2).").arg(place).arg(status);
    } else {
        finding.sentence = unknownSentence(place, status);
    }
    return finding;
}

} // namespace

KeyFinding findingOfList(const KeyCandidate &candidate, const CollectedAnswer &answer)
{
    if (answer.status < 200 || answer.status >= 300) {
        return findingOfRefusal(candidate, answer.status, answer.body);
    }
    if (const auto models = modelsIn(answer.body)) {
        return {.candidate = candidate,
            .verdict = KeyFinding::Verdict::Accepted,
            .httpStatus = answer.status,
            .models = *models};
    }
    if (const auto meant = translation::statusOfErrorInOkBody(view(answer.body))) {
        return findingOfRefusal(candidate, *meant, answer.body);
    }
    return {.candidate = candidate,
        .httpStatus = answer.status,
        .sentence = unknownSentence(placeName(candidate), answer.status)};
}

KeyFinding findingOfFailure(const KeyCandidate &candidate, const Error &error)
{
    return {.candidate = candidate, .sentence = error.message};
}

bool listIsMissing(const KeyFinding &finding)
{
    return finding.verdict == KeyFinding::Verdict::Unknown
        && (finding.httpStatus == 404 || finding.httpStatus == 405);
}

QByteArray emptyChatBody(const QString &model)
{
    return QByteArray::fromStdString(json::serialize(
        json::object{{"model", model.toStdString()}, {"messages", json::array()}, {"max_tokens", 1}}));
}

KeyFinding findingOfEmptyChat(const KeyFinding &listed, const CollectedAnswer &answer)
{
    const bool nothingThere = answer.body.isEmpty() && (answer.status == 404 || answer.status == 405);
    if (nothingThere || answer.status >= 500 || (answer.status >= 300 && answer.status < 400)) {
        return listed;
    }
    KeyFinding finding = findingOfRefusal(listed.candidate, answer.status, answer.body);
    if (finding.verdict == KeyFinding::Verdict::Unknown) {
        // it got past the key and found fault with the request
        finding.verdict = KeyFinding::Verdict::Accepted;
        finding.sentence.clear();
    }
    finding.models = listed.models;
    return finding;
}

} // namespace qiao
