# utf8proc as the target Utf8proc::Utf8proc for #include <utf8proc.h>. Its own CMake configuration comes with few
# packages (vcpkg's has one, Debian's has none), so header and library are looked for.
find_path(Utf8proc_INCLUDE_DIR NAMES utf8proc.h)
find_library(Utf8proc_LIBRARY NAMES utf8proc utf8proc_static)
mark_as_advanced(Utf8proc_INCLUDE_DIR Utf8proc_LIBRARY)

# pkg-config files of several packages lag behind; the header tells the truth.
if(Utf8proc_INCLUDE_DIR)
    set(Utf8proc_VERSION)
    foreach(part IN ITEMS MAJOR MINOR PATCH)
        file(STRINGS ${Utf8proc_INCLUDE_DIR}/utf8proc.h line REGEX "^#define UTF8PROC_VERSION_${part} ")
        string(REGEX REPLACE "^.*_${part} +([0-9]+).*$" "\\1" number "${line}")
        list(APPEND Utf8proc_VERSION ${number})
    endforeach()
    list(JOIN Utf8proc_VERSION . Utf8proc_VERSION)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Utf8proc
    REQUIRED_VARS Utf8proc_LIBRARY Utf8proc_INCLUDE_DIR
    VERSION_VAR Utf8proc_VERSION
    REASON_FAILURE_MESSAGE "Install utf8proc with its headers (Debian: libutf8proc-dev, vcpkg: utf8proc) and set Utf8proc_ROOT to its folder where it is not found.")

if(Utf8proc_FOUND AND NOT TARGET Utf8proc::Utf8proc)
    add_library(Utf8proc::Utf8proc UNKNOWN IMPORTED)
    set_target_properties(Utf8proc::Utf8proc PROPERTIES
        IMPORTED_LOCATION "${Utf8proc_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${Utf8proc_INCLUDE_DIR}")
    if(Utf8proc_LIBRARY MATCHES "\\.(a|lib)$")
        # A static library, or the import library of a DLL: the header has to be told which.
        if(NOT WIN32 OR Utf8proc_LIBRARY MATCHES "static")
            set_target_properties(Utf8proc::Utf8proc PROPERTIES
                INTERFACE_COMPILE_DEFINITIONS UTF8PROC_STATIC)
        endif()
    endif()
endif()
