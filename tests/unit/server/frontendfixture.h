#pragma once

#include "rawclient.h"
#include "server/errorbody.h"
#include "server/httpfrontend.h"

#include <QHostAddress>

#include <memory>
#include <vector>

/// A front end on a free loopback port that keeps every request and, unless told otherwise, answers it
/// with "200 METHOD PATH BODYSIZE".
struct FrontendFixture
{
    explicit FrontendFixture(qiao::HttpFrontend::Options options = {})
        : frontend(std::move(options),
            [this](qiao::ClientRequest request, std::unique_ptr<qiao::ResponseSink> sink) {
                handle(std::move(request), std::move(sink));
            })
    {
        QObject::connect(&frontend, &qiao::HttpFrontend::requestRefused, &frontend,
            [this](const qiao::RefusedRequest &request) { refused.append(request); });
        const auto result = frontend.listen({QHostAddress(QHostAddress::LocalHost)}, 0);
        port = result.value_or(0);
    }

    void handle(qiao::ClientRequest request, std::unique_ptr<qiao::ResponseSink> sink)
    {
        requests.append(request);
        if (holdAnswers) {
            sinks.push_back(std::move(sink));
            return;
        }
        const QByteArray body =
            request.method + ' ' + request.path + ' ' + QByteArray::number(request.body.size());
        sink->respond(200, {{"Content-Type", "text/plain"}}, body);
    }

    qiao::HttpFrontend frontend;
    quint16 port = 0;
    bool holdAnswers = false;
    QList<qiao::ClientRequest> requests;
    QList<qiao::RefusedRequest> refused;
    std::vector<std::unique_ptr<qiao::ResponseSink>> sinks;
};
