package recognise

import "testing"

func TestFurniture(t *testing.T) {
	for _, text := range []string{"首页 > 政务公开 > 年报", "您当前的位置：首页", "发布时间：2025-01-20 来源：某局", "字体：【大 中 小】", "【打印】 【关闭】", "打印本页 | 关闭窗口",
		"上一篇：关于放假的通知", "版权所有：某市人民政府", "某ICP备00000000号-1", "— 3 —", "第 3 页 共 9 页", "扫一扫在手机打开当前页", "续表"} {
		if !furniture(text) {
			t.Errorf("%q is not left out", text)
		}
	}
	for _, text := range []string{"", "无", "2024年，我局打印公开目录12份。", "（一）主动公开", "1.登记", "0", "规章", "附件", "公开形式不够丰富，来源：网站留言较少。", "名称变更情况"} {
		if furniture(text) {
			t.Errorf("%q is left out", text)
		}
	}
}
