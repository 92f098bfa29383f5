#pragma once

#include "control/controlcall.h"

#include <QHash>
#include <QObject>

#include <initializer_list>

namespace qiao {

/// The methods about one thing: those whose names begin with the group's name and a dot.
class MethodGroup : public QObject
{
    Q_OBJECT

public:
    /// Runs \a method, or replies why not: there is none (Rejected, 404), or a parameter is missing
    /// (Rejected, 400).
    void run(const QString &method, const ControlCall &call) const;

protected:
    using Names = std::initializer_list<QLatin1StringView>;

    /// To be called by the constructor. \a needed: parameters that have to be there, and be text.
    template <typename Group>
    void add(QLatin1StringView method, void (Group::*run)(const ControlCall &), Names needed = {})
    {
        auto *group = static_cast<Group *>(this);
        m_methods.insert(method, {[group, run](const ControlCall &call) { (group->*run)(call); }, needed});
    }

private:
    struct Method
    {
        std::function<void(const ControlCall &)> run;
        QList<QLatin1StringView> needed;
    };
    QHash<QString, Method> m_methods;
};

} // namespace qiao
