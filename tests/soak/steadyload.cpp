#include "soak/steadyload.h"

#include "bench/chat.h"

using namespace qiao::bench;

namespace qiao::soak {

namespace {

enum class Kind { Plain, Stream, Models, Health, Metrics };

/// Mostly chats, as in life.
Kind kindOf(int number)
{
    if (number % 20 == 7) {
        return Kind::Models;
    }
    if (number % 20 == 17) {
        return Kind::Health;
    }
    if (number % 20 == 11) {
        return Kind::Metrics;
    }
    return number % 2 == 0 ? Kind::Plain : Kind::Stream;
}

QByteArray wordsOf(int number)
{
    return "these are the words of number " + QByteArray::number(number) + " and no other";
}

QByteArray requestOf(const Target &target, int number)
{
    const Connection connection = number % 7 == 3 ? Connection::Close : Connection::Keep;
    switch (kindOf(number)) {
    case Kind::Plain:
        return chatRequest(target, chatBody(wordsOf(number), Mode::Plain), connection);
    case Kind::Stream:
        return chatRequest(target, chatBody(wordsOf(number), Mode::Stream), connection);
    case Kind::Models:
        return "GET /v1/models HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    case Kind::Metrics:
        return "GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    case Kind::Health:
        break;
    }
    return "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

bool isRight(const AnswerReader &answer, int number)
{
    if (!answer.isComplete() || answer.status() != 200) {
        return false;
    }
    const QByteArray said = "You said: " + wordsOf(number);
    switch (kindOf(number)) {
    case Kind::Plain:
        return answer.body().contains('"' + said + '"');
    case Kind::Stream: {
        const StreamText stream = readStream(answer.body());
        return stream.done && stream.text == said;
    }
    case Kind::Models:
        return answer.body().contains("\"object\"");
    case Kind::Metrics:
        return answer.body().contains("\nqiao_active_requests ");
    case Kind::Health:
        break;
    }
    return answer.body().contains("\"status\"");
}

} // namespace

SteadyLoad::SteadyLoad(const Target &target, int clients, int requests)
    : m_target(target), m_requests(requests)
{
    for (int i = 0; i < clients; ++i) {
        m_clients.push_back(std::make_unique<Client>(target.port));
    }
}

void SteadyLoad::start()
{
    for (const auto &client : m_clients) {
        askNext(*client);
    }
}

void SteadyLoad::askNext(Client &client)
{
    if (m_asked == m_requests) {
        client.hangUp();
        return;
    }
    const int number = m_asked++;
    // queued: the client is not done with its answer while it says so
    connect(
        &client, &Client::finished, this,
        [this, &client, number] {
            check(client, number);
            disconnect(&client, nullptr, this, nullptr);
            askNext(client);
        },
        Qt::QueuedConnection);
    client.ask(requestOf(m_target, number));
}

void SteadyLoad::check(const Client &client, int number)
{
    ++m_answered;
    if (!isRight(client.answer(), number) && m_complaints.size() < 5) {
        m_complaints.append("request " + QByteArray::number(number) + ": status "
            + QByteArray::number(client.answer().status()) + ", " + client.answer().body().left(500));
    }
}

} // namespace qiao::soak
