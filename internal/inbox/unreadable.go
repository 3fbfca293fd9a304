package inbox

import (
	"bytes"
	"path"
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// encryptedStream is the name, in UTF-16, of the part in which Office keeps a document
// behind a password.
var encryptedStream = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")

// kinds are files that are no document that can be read, by how they begin or by the ending
// of the name; "" is any.
var kinds = []struct {
	begins, ending string
	holds          []byte
	says           report.Label
}{
	{"\xd0\xcf\x11\xe0", "", encryptedStream, report.Label{ZH: "文件加了密码：请去掉密码后重新报送", EN: "behind a password: send it without one"}},
	{"\xd0\xcf\x11\xe0", ".wps", nil, report.Label{ZH: "是 WPS 格式：请用 WPS 另存为 .docx 后重新报送", EN: "a WPS file: save it as .docx and send it again"}},
	{"\xd0\xcf\x11\xe0", ".xls", nil, report.Label{ZH: "是旧版 Excel 格式（.xls）：请另存为 .xlsx 后重新报送", EN: "an old workbook (.xls): save it as .xlsx and send it again"}},
	{"\xd0\xcf\x11\xe0", ".et", nil, report.Label{ZH: "是 WPS 表格格式：请另存为 .xlsx 后重新报送", EN: "a WPS workbook: save it as .xlsx and send it again"}},
	{"\xd0\xcf\x11\xe0", "", nil, report.Label{ZH: "是旧版 Word 格式（.doc）：请另存为 .docx 后重新报送", EN: "an old Word file (.doc): save it as .docx and send it again"}},
	{"{\\rtf", "", nil, report.Label{ZH: "是 RTF 格式：请另存为 .docx 后重新报送", EN: "an RTF file: save it as .docx and send it again"}},
	{"Rar!", "", nil, report.Label{ZH: "是 RAR 压缩包：请解压后报送其中的文件", EN: "a RAR archive: unpack it and send what is in it"}},
	{"7z\xbc\xaf", "", nil, report.Label{ZH: "是 7z 压缩包：请解压后报送其中的文件", EN: "a 7z archive: unpack it and send what is in it"}},
	{"PK\x03\x04", ".zip", nil, report.Label{ZH: "是压缩包：请解压后报送其中的文件", EN: "an archive: unpack it and send what is in it"}},
	{"\x89PNG", "", nil, report.Label{ZH: "是图片：请报送 Word 文件，不要报送扫描件", EN: "a picture: send the Word file, not a scan"}},
	{"\xff\xd8\xff", "", nil, report.Label{ZH: "是图片：请报送 Word 文件，不要报送扫描件", EN: "a picture: send the Word file, not a scan"}},
}

// Unreadable tells of a file what it is and what to do, where it is none that can be read;
// nothing of any other.
func Unreadable(name string, data []byte) report.Label {
	if len(data) == 0 {
		return report.Label{ZH: "是空文件：请重新报送", EN: "an empty file: send it again"}
	}
	for _, k := range kinds {
		if bytes.HasPrefix(data, []byte(k.begins)) && (k.ending == "" || strings.EqualFold(path.Ext(name), k.ending)) &&
			(k.holds == nil || bytes.Contains(data, k.holds)) {
			return k.says
		}
	}
	return report.Label{}
}

// Damaged tells what to do about a document that could not be read, and why it could not.
func Damaged(zh, en string) report.Label {
	return report.Label{ZH: "不能读取（" + zh + "）：请核对文件能否打开，重新报送 .docx 文件",
		EN: "cannot be read (" + en + "): see whether it opens, and send a .docx again"}
}
