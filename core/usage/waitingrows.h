#pragma once

#include <qiao/requestrow.h>

#include <QList>
#include <QMutex>

namespace qiao {

/// The rows that are not in the file yet. May be used from any thread.
class WaitingRows
{
public:
    /// How many are held at most: a file that cannot be written must not fill the memory instead.
    static constexpr qsizetype most = 10'000;

    enum class Taken {
        First, ///< the next batch was empty before
        Another,
        No, ///< there are too many
    };
    [[nodiscard]] Taken append(const RequestRow &row);

    /// The rows to be written now: those that could not be written before, and those that came since. They
    /// stay here until batchWritten(). For one thread alone.
    [[nodiscard]] QList<RequestRow> batch();
    void batchWritten();

    /// Every row, oldest first.
    [[nodiscard]] QList<RequestRow> all() const;

    /// To be held while rows go from here to the file, and while both are looked at: whoever holds it finds
    /// each row in one of the two. Never held longer than the last step of a commit takes.
    [[nodiscard]] QMutex &handover() { return m_handover; }

private:
    mutable QMutex m_mutex;
    QMutex m_handover;
    QList<RequestRow> m_batch; ///< not changed while it is being written, so that it can be shared
    QList<RequestRow> m_next;
};

} // namespace qiao
