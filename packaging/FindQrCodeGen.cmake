# The C++ library of Project Nayuki's "QR Code generator", as the target QrCodeGen::QrCodeGen for
# #include <qrcodegen.hpp>. Few packages come with a CMake configuration, and they agree neither on the folder
# of the header (include/qrcodegen, include/qrcodegencpp, include) nor on the library's name.
find_path(QrCodeGen_INCLUDE_DIR NAMES qrcodegen.hpp PATH_SUFFIXES qrcodegen qrcodegencpp)
find_library(QrCodeGen_LIBRARY NAMES qrcodegencpp nayuki-qr-code-generator)
mark_as_advanced(QrCodeGen_INCLUDE_DIR QrCodeGen_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(QrCodeGen
    REQUIRED_VARS QrCodeGen_LIBRARY QrCodeGen_INCLUDE_DIR
    REASON_FAILURE_MESSAGE "Install Nayuki's QR Code generator for C++ (with vcpkg: nayuki-qr-code-generator) and set QrCodeGen_ROOT to its folder.")

if(QrCodeGen_FOUND AND NOT TARGET QrCodeGen::QrCodeGen)
    add_library(QrCodeGen::QrCodeGen UNKNOWN IMPORTED)
    set_target_properties(QrCodeGen::QrCodeGen PROPERTIES
        IMPORTED_LOCATION "${QrCodeGen_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${QrCodeGen_INCLUDE_DIR}")
endif()
