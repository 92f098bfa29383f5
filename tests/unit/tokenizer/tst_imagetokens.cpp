#include "tokenizer/imagesize.h"
#include "tokenizer/imagetokens.h"

#include <QByteArray>
#include <QTest>

#include <string>

using namespace qiao::tokenizer;

Q_DECLARE_METATYPE(qiao::tokenizer::ImageSize)

namespace {

std::string dataUrl(const QByteArray &bytes)
{
    return "data:image/any;base64," + bytes.toBase64().toStdString();
}

QByteArray png(const QByteArray &size)
{
    return QByteArray("\x89PNG\r\n\x1a\n") + QByteArray::fromHex("0000000d") + "IHDR" + size
        + QByteArray::fromHex("0806000000");
}

QByteArray webp(const QByteArray &chunk)
{
    return QByteArray("RIFF\x10\x10\x00\x00WEBP", 12) + chunk;
}

const ImageSize size640x480{640, 480};

} // namespace

class ImageTokensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_headers_data();
    void reads_headers();
    void refuses_others_data();
    void refuses_others();
    void bears_every_cut();
    void does_not_decode_the_rest();
    void counts_squares_data();
    void counts_squares();
};

void ImageTokensTest::reads_headers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto hex = [](const char *text) { return QByteArray::fromHex(text); };
    QTest::addRow("PNG") << png(hex("00000280000001e0"));
    QTest::addRow("GIF87a") << "GIF87a" + hex("8002e001f70000");
    QTest::addRow("GIF89a") << "GIF89a" + hex("8002e001f70000");
    QTest::addRow("WebP, lossy") << webp("VP8 "
        + hex("00100000"
              "30010f"
              "9d012a"
              "8002"
              "e001"));
    QTest::addRow("WebP, lossy with scaling") << webp("VP8 "
        + hex("00100000"
              "30010f"
              "9d012a"
              "8042"
              "e0c1"));
    // 639 | 479 << 14
    QTest::addRow("WebP, lossless") << webp("VP8L"
        + hex("00100000"
              "2f"
              "7fc27700"));
    QTest::addRow("WebP, extended") << webp("VP8X"
        + hex("0a000000"
              "10000000"
              "7f0200"
              "df0100"));
    const QByteArray frame = hex("001108"
                                 "01e0"
                                 "0280"
                                 "03011100021101031101");
    QTest::addRow("JPEG, baseline") << hex("ffd8ffe000104a46494600010100000100010000ffc0") + frame;
    QTest::addRow("JPEG, progressive") << hex("ffd8ffc2") + frame;
    QTest::addRow("JPEG with tables before") << hex("ffd8ffc40004abcdffdb0003ffffffc0") + frame;
    QTest::addRow("JPEG with a large profile")
        << hex("ffd8ffe1fffe") + QByteArray(0xfffc, 'x') + hex("ffc0") + frame;
}

void ImageTokensTest::reads_headers()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(imageSize(dataUrl(bytes)) == size640x480);
    QVERIFY(imageSize(dataUrl(bytes + QByteArray(1000, 'x'))) == size640x480);
}

void ImageTokensTest::refuses_others_data()
{
    QTest::addColumn<QByteArray>("url");
    const QByteArray good = QByteArray::fromStdString(dataUrl(png(QByteArray::fromHex("00000280000001e0"))));
    QVERIFY(imageSize(good.toStdString()));
    QTest::addRow("a link") << QByteArray("https://example.com/a.png");
    QTest::addRow("nothing") << QByteArray();
    QTest::addRow("no data") << QByteArray("data:image/png;base64,");
    QTest::addRow("not base64") << QByteArray(good).replace(";base64", "");
    QTest::addRow("other signs") << QByteArray(good).replace("AAAoAA", "AA!oAA");
    QTest::addRow("no width") << QByteArray::fromStdString(
        dataUrl(png(QByteArray::fromHex("00000000000001e0"))));
    QTest::addRow("a BMP") << QByteArray::fromStdString(dataUrl("BM" + QByteArray(60, '\1')));
    QTest::addRow("a JPEG without a frame")
        << QByteArray::fromStdString(dataUrl(QByteArray::fromHex("ffd8ffd9")));
    QTest::addRow("another WebP") << QByteArray::fromStdString(dataUrl(webp("VP9 " + QByteArray(40, '\1'))));
}

void ImageTokensTest::refuses_others()
{
    QFETCH(const QByteArray, url);
    QVERIFY(!imageSize(url.toStdString()));
}

void ImageTokensTest::bears_every_cut()
{
    reads_headers_data();
    const QByteArray jpeg = QByteArray::fromHex("ffd8ffc2001108"
                                                "01e0"
                                                "0280"
                                                "03011100021101031101");
    const std::string url = dataUrl(jpeg);
    for (std::size_t length = 0; length < url.size(); ++length) {
        const auto size = imageSize(std::string_view(url).substr(0, length));
        QVERIFY(!size || size == size640x480);
    }
}

void ImageTokensTest::does_not_decode_the_rest()
{
    const std::string url = dataUrl(png(QByteArray::fromHex("00000280000001e0"))) + "\n not base64 at all";
    QVERIFY(imageSize(url) == size640x480);
}

void ImageTokensTest::counts_squares_data()
{
    QTest::addColumn<ImageSize>("size");
    QTest::addColumn<int>("side");
    QTest::addColumn<double>("mostPixels");
    QTest::addColumn<qint64>("tokens");
    const auto add = [](const char *name, ImageSize size, int side, double most, qint64 tokens) {
        QTest::addRow("%s", name) << size << side << most << tokens;
    };
    add("whole squares", {640, 480}, 32, 0, 20 * 15);
    add("rounded down", {655, 495}, 32, 0, 20 * 15);
    add("rounded up", {656 + 1, 496 + 1}, 32, 0, 21 * 16);
    add("older models", {1036, 1008}, 28, 0, 36 * 35);
    add("older models, smaller", {280, 560}, 28, 0, 10 * 20);
    add("tiny", {1, 1}, 32, 0, 4);
    add("a line", {2000, 1}, 32, 0, 90);
    // 4000 × 3000 down to 2560 tokens: 57 × 44 squares or as many as fit
    add("large", {4000, 3000}, 32, 0, 58 * 43);
    add("large, more allowed", {4000, 3000}, 32, 1e9, 125 * 94);
    add("the largest", {65535, 65535}, 32, 1e12, 128 * 128);
    add("fewer asked for than there may be", {640, 480}, 32, 1, 4);
}

void ImageTokensTest::counts_squares()
{
    QFETCH(const ImageSize, size);
    QFETCH(const int, side);
    QFETCH(const double, mostPixels);
    QFETCH(const qint64, tokens);
    const ImageRule rule{side, side == 28 ? 1280 : 2560};
    const auto most = mostPixels > 0 ? std::optional(mostPixels) : std::nullopt;
    QCOMPARE(imageTokens(size, rule, most), tokens);
    QCOMPARE(imageTokens({size.height, size.width}, rule, most), tokens);
}

QTEST_APPLESS_MAIN(ImageTokensTest)
#include "tst_imagetokens.moc"
