#include "server/httphead.h"

#include <algorithm>
#include <charconv>

namespace qiao {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool sameWord(std::string_view a, std::string_view b)
{
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// RFC 9110, section 5.6.2.
bool isToken(std::string_view text)
{
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        const char l = lower(c);
        return isDigit(c) || (l >= 'a' && l <= 'z') || marks.find(c) != std::string_view::npos;
    });
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Whether a comma list holds that word.
bool listHolds(std::string_view list, std::string_view word)
{
    while (!list.empty()) {
        const auto comma = list.find(',');
        if (sameWord(trimmed(list.substr(0, comma)), word)) {
            return true;
        }
        list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
    }
    return false;
}

std::optional<FramingViolation> judgeVersion(std::string_view version, HttpRequestHead &head)
{
    if (version.size() != 8 || !version.starts_with("HTTP/") || !isDigit(version[5]) || version[6] != '.'
        || !isDigit(version[7])) {
        return FramingViolation::BadRequestLine;
    }
    if (version[5] != '1') {
        return FramingViolation::UnsupportedVersion;
    }
    head.minorVersion = version[7] == '0' ? 0 : 1;
    return {};
}

std::optional<FramingViolation> judgeTarget(std::string_view method, std::string_view target)
{
    if (method == "CONNECT" || sameWord(target.substr(0, 7), "http://")
        || sameWord(target.substr(0, 8), "https://")) {
        return FramingViolation::ForwardProxy;
    }
    if (target == "*" && method == "OPTIONS") {
        return {};
    }
    if (!target.starts_with('/') || target.find_first_of("#\t") != std::string_view::npos) {
        return FramingViolation::BadRequestLine;
    }
    return {};
}

std::optional<FramingViolation> judgeHost(const HttpRequestHead &head)
{
    const auto count = std::count_if(head.headers.begin(), head.headers.end(),
        [](const auto &header) { return sameWord(header.first, "host"); });
    if (count > 1) {
        return FramingViolation::DuplicateHost;
    }
    if (count == 0 && head.minorVersion > 0) {
        return FramingViolation::MissingHost;
    }
    return {};
}

std::optional<FramingViolation> judgeEncoding(HttpRequestHead &head)
{
    const auto encoding = head.header("transfer-encoding");
    if (!encoding) {
        return {};
    }
    if (head.minorVersion == 0) {
        return FramingViolation::EncodingInHttp10;
    }
    if (!sameWord(*encoding, "chunked")) {
        return FramingViolation::UnknownEncoding;
    }
    if (head.header("content-length")) {
        return FramingViolation::LengthAndEncoding;
    }
    head.chunked = true;
    return {};
}

std::optional<FramingViolation> judgeLength(HttpRequestHead &head, std::uint64_t bodyLimit)
{
    const auto length = head.header("content-length");
    if (!length) {
        return {};
    }
    if (length->find(',') != std::string::npos) {
        return FramingViolation::RepeatedContentLength;
    }
    const char *end = length->data() + length->size();
    const auto [stop, error] = std::from_chars(length->data(), end, head.contentLength);
    if (length->empty() || error != std::errc() || stop != end) {
        return FramingViolation::BadContentLength;
    }
    if (head.contentLength > bodyLimit) {
        return FramingViolation::BodyTooLarge;
    }
    return {};
}

std::optional<FramingViolation> judgeExpectation(HttpRequestHead &head)
{
    const auto expect = head.header("expect");
    if (!expect || head.minorVersion == 0) {
        return {}; // RFC 9110, section 10.1.1: ignored from HTTP/1.0
    }
    if (!sameWord(*expect, "100-continue")) {
        return FramingViolation::UnknownExpectation;
    }
    head.expectContinue = head.hasBody();
    return {};
}

} // namespace

std::optional<std::string> HttpRequestHead::header(std::string_view name) const
{
    std::optional<std::string> joined;
    for (const auto &[key, value] : headers) {
        if (!sameWord(key, name)) {
            continue;
        }
        joined = joined ? *joined + ", " + value : value;
    }
    return joined;
}

std::optional<FramingViolation> parseRequestLine(std::string_view line, HttpRequestHead &head)
{
    const auto first = line.find(' ');
    const std::string_view method = line.substr(0, first);
    if (first == std::string_view::npos || !isToken(method)) {
        return FramingViolation::BadRequestLine;
    }
    const auto second = line.find(' ', first + 1);
    const std::string_view target = line.substr(first + 1, second - first - 1);
    head.method = method;
    head.target = target;
    if (second == std::string_view::npos) {
        // "GET /" and nothing more is how HTTP/0.9 asked
        return method == "GET" && target.starts_with('/') ? FramingViolation::UnsupportedVersion
                                                          : FramingViolation::BadRequestLine;
    }
    if (const auto violation = judgeVersion(line.substr(second + 1), head)) {
        return violation;
    }
    return judgeTarget(method, target);
}

std::optional<FramingViolation> parseHeaderLine(std::string_view line, HttpRequestHead &head)
{
    if (line.front() == ' ' || line.front() == '\t') {
        return FramingViolation::FoldedHeader;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) {
        return FramingViolation::BadHeader;
    }
    const std::string_view name = line.substr(0, colon);
    if (name.back() == ' ' || name.back() == '\t') {
        return FramingViolation::SpaceBeforeColon;
    }
    if (!isToken(name)) {
        return FramingViolation::BadHeader;
    }
    head.headers.emplace_back(name, trimmed(line.substr(colon + 1)));
    return {};
}

std::optional<FramingViolation> judgeHeaders(HttpRequestHead &head, std::uint64_t bodyLimit)
{
    if (const auto violation = judgeHost(head)) {
        return violation;
    }
    if (const auto violation = judgeEncoding(head)) {
        return violation;
    }
    if (const auto violation = judgeLength(head, bodyLimit)) {
        return violation;
    }
    const std::string connection = head.header("connection").value_or(std::string());
    head.keepAlive =
        head.minorVersion == 0 ? listHolds(connection, "keep-alive") : !listHolds(connection, "close");
    return judgeExpectation(head);
}

} // namespace qiao
