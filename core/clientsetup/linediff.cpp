#include "clientsetup/linediff.h"

#include <QList>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr qsizetype contextLines = 3;

/// With their ends; what follows the last one, too.
QList<QByteArray> linesOf(const QByteArray &text)
{
    QList<QByteArray> lines;
    qsizetype begin = 0;
    while (begin < text.size()) {
        const qsizetype end = text.indexOf('\n', begin);
        const qsizetype after = end < 0 ? text.size() : end + 1;
        lines.append(text.sliced(begin, after - begin));
        begin = after;
    }
    return lines;
}

enum class Mark : char { Same = ' ', Gone = '-', New = '+' };

/// How far each diagonal gets with a number of changes: the greedy algorithm of Eugene Myers (1986).
class ShortestScript
{
public:
    ShortestScript(const QList<QByteArray> &before, const QList<QByteArray> &after)
        : m_before(before), m_after(after)
    { }

    [[nodiscard]] QList<Mark> marks()
    {
        while (!advance()) { }
        return walkBack();
    }

private:
    using Ends = std::vector<qsizetype>; ///< x by diagonal, from -changes to +changes

    static qsizetype at(const Ends &ends, qsizetype diagonal)
    {
        return ends[static_cast<std::size_t>(diagonal + (static_cast<qsizetype>(ends.size()) - 1) / 2)];
    }

    /// Whether the way to \a diagonal with one more change than \a ends is by a new line.
    static bool goesDown(const Ends &ends, qsizetype diagonal, qsizetype changes)
    {
        return diagonal == -changes
            || (diagonal != changes && at(ends, diagonal - 1) < at(ends, diagonal + 1));
    }

    /// One more change; true when both texts are used up.
    bool advance()
    {
        const auto changes = static_cast<qsizetype>(m_steps.size());
        Ends ends(static_cast<std::size_t>(2 * changes + 1), -1);
        bool isDone = false;
        for (qsizetype diagonal = -changes; diagonal <= changes; diagonal += 2) {
            qsizetype x = 0;
            if (changes > 0) {
                const Ends &last = m_steps.back();
                const bool down = goesDown(last, diagonal, changes);
                x = down ? at(last, diagonal + 1) : at(last, diagonal - 1) + 1;
            }
            while (x < m_before.size() && x - diagonal < m_after.size() && x - diagonal >= 0
                && m_before.at(x) == m_after.at(x - diagonal)) {
                ++x;
            }
            ends[static_cast<std::size_t>(diagonal + changes)] = x;
            isDone = isDone || (x >= m_before.size() && x - diagonal >= m_after.size());
        }
        m_steps.push_back(std::move(ends));
        return isDone;
    }

    [[nodiscard]] QList<Mark> walkBack() const
    {
        QList<Mark> marks;
        qsizetype x = m_before.size();
        qsizetype diagonal = m_before.size() - m_after.size();
        for (auto changes = static_cast<qsizetype>(m_steps.size()) - 1; changes > 0; --changes) {
            const Ends &last = m_steps[static_cast<std::size_t>(changes - 1)];
            const bool down = goesDown(last, diagonal, changes);
            const qsizetype from = down ? diagonal + 1 : diagonal - 1;
            const qsizetype start = down ? at(last, from) : at(last, from) + 1;
            marks.append(QList<Mark>(x - start, Mark::Same));
            marks.append(down ? Mark::New : Mark::Gone);
            x = at(last, from);
            diagonal = from;
        }
        marks.append(QList<Mark>(x, Mark::Same));
        std::reverse(marks.begin(), marks.end());
        return marks;
    }

    const QList<QByteArray> &m_before;
    const QList<QByteArray> &m_after;
    std::vector<Ends> m_steps;
};

class DiffWriter
{
public:
    DiffWriter(const QByteArray &before, const QByteArray &after)
        : m_before(linesOf(before)),
          m_after(linesOf(after)),
          m_marks(ShortestScript(m_before, m_after).marks())
    { }

    [[nodiscard]] QString hunks()
    {
        QString text;
        qsizetype i = 0;
        while (i < m_marks.size()) {
            if (m_marks.at(i) == Mark::Same) {
                skip(i++);
                continue;
            }
            text += hunk(i);
        }
        return text;
    }

private:
    void skip(qsizetype mark)
    {
        m_x += m_marks.at(mark) == Mark::New ? 0 : 1;
        m_y += m_marks.at(mark) == Mark::Gone ? 0 : 1;
    }

    /// Where the hunk that a change at \a i is in ends: after so many unchanged lines that another would
    /// begin.
    [[nodiscard]] qsizetype endOfHunk(qsizetype i) const
    {
        qsizetype end = i;
        for (qsizetype at = i; at < m_marks.size() && at - end <= 2 * contextLines; ++at) {
            end = m_marks.at(at) == Mark::Same ? end : at + 1;
        }
        return std::min(end + contextLines, m_marks.size());
    }

    /// The hunk around the change at \a i, which it moves behind the hunk.
    [[nodiscard]] QString hunk(qsizetype &i)
    {
        const qsizetype lead = std::min({contextLines, m_x, m_y});
        m_x -= lead;
        m_y -= lead;
        const qsizetype firstX = m_x;
        const qsizetype firstY = m_y;
        QString body;
        const qsizetype end = endOfHunk(i);
        for (i -= lead; i < end; ++i) {
            const Mark mark = m_marks.at(i);
            body += line(mark, mark == Mark::New ? m_after.at(m_y) : m_before.at(m_x));
            skip(i);
        }
        return u"@@ -%1 +%2 @@\n"_s.arg(range(firstX, m_x), range(firstY, m_y)) + body;
    }

    static QString range(qsizetype begin, qsizetype end)
    {
        return u"%1,%2"_s.arg(end > begin ? begin + 1 : begin).arg(end - begin);
    }

    static QString line(Mark mark, QByteArray text)
    {
        const bool ends = text.endsWith('\n');
        while (text.endsWith('\n') || text.endsWith('\r')) {
            text.chop(1);
        }
        const QString shown = QChar::fromLatin1(static_cast<char>(mark)) + QString::fromUtf8(text) + u'\n';
        return ends ? shown : shown + u"\\ No newline at end of file\n"_s;
    }

    const QList<QByteArray> m_before;
    const QList<QByteArray> m_after;
    const QList<Mark> m_marks;
    qsizetype m_x = 0; ///< the next line of m_before
    qsizetype m_y = 0;
};

} // namespace

QString lineDiff(const QString &name, const QByteArray &before, const QByteArray &after)
{
    const QString hunks = DiffWriter(before, after).hunks();
    return hunks.isEmpty() ? QString() : u"--- %1\n+++ %1\n"_s.arg(name) + hunks;
}

} // namespace qiao
