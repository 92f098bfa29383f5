# Copies the test scripts under SOURCE to FOLDER and, when the lock file is not the one installed there, installs
# its packages beside them.
file(COPY ${SOURCE}/ DESTINATION ${FOLDER} FILES_MATCHING PATTERN "*.mjs"
    REGEX "^${SOURCE}/(agents|node|node_modules)$" EXCLUDE)

set(stamp ${FOLDER}/installed-lock.txt)
file(SHA256 ${SOURCE}/package-lock.json lock)
if(EXISTS ${stamp})
    file(READ ${stamp} installed)
    if(installed STREQUAL lock)
        return()
    endif()
endif()

file(REMOVE ${stamp})
file(COPY ${SOURCE}/package.json ${SOURCE}/package-lock.json ${SOURCE}/.npmrc DESTINATION ${FOLDER})
execute_process(COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund --no-update-notifier
    WORKING_DIRECTORY ${FOLDER} RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "npm could not install the packages of ${SOURCE}/package-lock.json.")
endif()
file(WRITE ${stamp} ${lock})
