package sniff

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

func TestDecodeText(t *testing.T) {
	const text = `<meta charset="utf-8">政府信息公开㵲1`
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	utf16 := func(e unicode.Endianness, bom unicode.BOMPolicy) string {
		s, err := unicode.UTF16(e, bom).NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for name, c := range map[string]struct{ in, declared string }{
		"UTF-8":                     {text, ""},
		"UTF-8 with a mark":         {"\uFEFF" + text, ""},
		"GB 18030 declared UTF-8":   {gb, "utf-8"},
		"GB 18030 declared GB 2312": {strings.Replace(gb, "utf-8", "gb2312", 1), ""},
		"UTF-8 declared GBK":        {strings.Replace(text, "utf-8", "gbk", 1), "gbk"},
		"UTF-8, cut":                {text + strings.Repeat("报", 40) + "\xe6\x8a", ""},
		"GB 18030, cut, with data":  {strings.Replace(gb, "utf-8", "gbk", 1) + strings.Repeat(gb, 10) + strings.Repeat("QUJD", 1000) + "\xb1", ""},
		"UTF-8, cut, with data":     {text + strings.Repeat("报", 40) + strings.Repeat("QUJD", 1000) + "\xe6", ""},
		"UTF-16, little":            {utf16(unicode.LittleEndian, unicode.UseBOM), ""},
		"UTF-16, big":               {utf16(unicode.BigEndian, unicode.UseBOM), ""},
		"UTF-16 without a mark":     {utf16(unicode.LittleEndian, unicode.IgnoreBOM), ""},
	} {
		got, declared, _, err := Decode([]byte(c.in))
		if err != nil || !strings.Contains(string(got), "政府信息公开㵲1") || declared != c.declared {
			t.Errorf("%s: %q, declared %q, %v", name, got, declared, err)
		}
	}
	if _, _, _, err := Decode([]byte("\xff\xff\x80\x00\x01 nonsense \xfe")); err == nil {
		t.Error("nonsense is decoded")
	}
}
