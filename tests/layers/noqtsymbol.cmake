# cmake -DNM=… -DLIBRARY=… -P noqtsymbol.cmake: fails when LIBRARY needs a symbol of Qt.
execute_process(COMMAND ${NM} --undefined-only ${LIBRARY}
    OUTPUT_VARIABLE symbols ERROR_QUIET COMMAND_ERROR_IS_FATAL ANY)
if(NOT symbols MATCHES "_Z")
    message(FATAL_ERROR "${LIBRARY} shows no C++ symbol: this check no longer sees what it should")
endif()
# As compilers write them: the length of a name, then the name (7QString), and Qt's C-like helpers.
string(REGEX MATCHALL "[^\n ]*([0-9]Q[A-Z][a-z]|[0-9]qt_|9QtPrivate)[^\n ]*" found "${symbols}")
if(found)
    list(REMOVE_DUPLICATES found)
    message(FATAL_ERROR "${LIBRARY} needs Qt: ${found}")
endif()
