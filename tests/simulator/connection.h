#pragma once

#include "simulator/answerplayer.h"
#include "simulator/journal.h"
#include "simulator/requestparser.h"

#include <QObject>
#include <QTcpSocket>

#include <functional>
#include <memory>

namespace qiao::simulator {

/// One accepted connection: reads requests, plays the answers one after the other, keeps the journal's entry
/// of the running one up to date. Deletes itself (deleteLater) when the socket is gone.
class Connection : public QObject
{
    Q_OBJECT

public:
    struct Answer
    {
        AnswerPlan plan;
        std::shared_ptr<JournalEntry> entry; ///< null: not in the journal
    };
    using Handler = std::function<Answer(const HttpRequest &, int connection)>;

    /// Takes the socket over.
    Connection(QTcpSocket *socket, int number, Handler handler, QObject *parent);

    /// Lets a held answer go on.
    void release() { m_player.release(); }
    /// Closes at once, whatever is under way.
    void drop() { m_socket->abort(); }
    /// The answer under way is one to a chat request.
    [[nodiscard]] bool isAnsweringChat() const;

Q_SIGNALS:
    /// An answer in the journal came to its end, whichever.
    void answerEnded(const qiao::simulator::RequestRecord &record);

private:
    void readBytes();
    void serve();
    void updateRecord();
    void answerFinished(AnswerPlayer::End end);
    void closeEntry(RequestRecord::Outcome outcome);
    void socketGone();

    QTcpSocket *m_socket;
    int m_number;
    Handler m_handler;
    RequestParser m_parser;
    AnswerPlayer m_player;
    std::shared_ptr<JournalEntry> m_entry;
    int m_status = 0; ///< of the answer under way
    bool m_serving = false;
    bool m_closeAfter = false;
};

} // namespace qiao::simulator
