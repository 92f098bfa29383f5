# Copies the test scripts and types under SOURCE to FOLDER and, when the lock file is not the one installed there, installs
# its packages beside them. COMMAND is npm's: "ci" unless given; "install" where the lock file leaves out packages for
# other platforms.
file(COPY ${SOURCE}/ DESTINATION ${FOLDER} FILES_MATCHING PATTERN "*.mjs" PATTERN "*.ts" PATTERN "tsconfig.json"
    REGEX "^${SOURCE}/(node|node_modules)$" EXCLUDE)

if(NOT COMMAND)
    set(COMMAND ci)
endif()
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
execute_process(COMMAND ${NPM} ${COMMAND} --ignore-scripts --no-audit --no-fund --no-update-notifier
    WORKING_DIRECTORY ${FOLDER} RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "npm could not install the packages of ${SOURCE}/package-lock.json.")
endif()
file(WRITE ${stamp} ${lock})
