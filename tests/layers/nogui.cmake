# cmake -DPROGRAM=… -P nogui.cmake: fails when PROGRAM loads a library of Qt's graphical side.
file(GET_RUNTIME_DEPENDENCIES EXECUTABLES ${PROGRAM}
    RESOLVED_DEPENDENCIES_VAR found UNRESOLVED_DEPENDENCIES_VAR unresolved)
if(NOT "${found};${unresolved}" MATCHES "Qt6?Core")
    message(FATAL_ERROR "${PROGRAM} shows no Qt Core: this check no longer sees what it should")
endif()
foreach(library IN LISTS found unresolved)
    if(library MATCHES "Qt6?(Gui|Widgets|Qml|Quick)")
        message(SEND_ERROR "${PROGRAM} loads ${library}")
    endif()
endforeach()
