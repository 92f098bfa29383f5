#pragma once

#include <QDBusConnection>
#include <QPoint>
#include <QStringList>

#include <functional>
#include <optional>

namespace qiao::test {

/// A control of a running program, as a screen reader reaches it (AT-SPI 2).
struct Accessible
{
    QString service = {};
    QString path = {};
    QString name = {};
    QString role = {}; ///< "push button", "table cell": the first word differs between versions
};

/// What a screen reader can do with the programs of one session: find controls by name and use them.
class Accessibility
{
public:
    /// \a address of the accessibility bus.
    explicit Accessibility(const QString &address);
    ~Accessibility();
    Q_DISABLE_COPY_MOVE(Accessibility)

    // A role is meant by its end: "button", "cell".

    /// The first control of \a role whose name begins with \a name and that is showing; waits for it.
    [[nodiscard]] std::optional<Accessible> find(const QString &role, const QString &name) const;
    /// Whether there is none (any more); waits for that.
    [[nodiscard]] bool isGone(const QString &role, const QString &name) const;
    /// The names of all controls of \a role that are showing now.
    [[nodiscard]] QStringList names(const QString &role) const;
    /// Finds a control and does its first action; false when that is not possible.
    [[nodiscard]] bool press(const QString &role, const QString &name) const;
    /// The middle of a control on the screen, for a mouse.
    [[nodiscard]] QPoint middleOf(const Accessible &control) const;

private:
    /// Of every control that is showing; true ends the search.
    using Visit = std::function<bool(const Accessible &)>;

    [[nodiscard]] bool visitAll(const Visit &visit) const;
    [[nodiscard]] bool visitBelow(const Accessible &control, int depth, const Visit &visit) const;
    [[nodiscard]] QList<Accessible> childrenOf(const Accessible &control) const;
    [[nodiscard]] Accessible named(Accessible control) const;
    [[nodiscard]] bool isShowing(const Accessible &control) const;
    [[nodiscard]] QVariant property(const Accessible &control, const QString &name) const;

    QDBusConnection m_bus;
};

} // namespace qiao::test
