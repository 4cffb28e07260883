html! {
    <!DOCTYPE html>
    <html xmlns="http://www.w3.org/1999/xhtml">
        <head>
            <meta http-equiv="Content-Type" content="text/html; charset=UTF-8"/>
            <title>"Your order's on its way"</title>
            /* [if mso]><style>td { font-family: Arial }</style><![endif] */
        </head>
        <body bgcolor="#f4f4f4" style="margin:0;padding:0">
            <table border="0" cellpadding="0" cellspacing="0" width="100%">
                <tbody>
                    <tr>
                        <td align="center">
                            <table
                                border="0"
                                cellpadding="0"
                                cellspacing="0"
                                width="600"
                                style="background:#ffffff"
                            >
                                <tbody>
                                    <tr>
                                        <td style="padding:24px;font-family:'Helvetica Neue',Arial,sans-serif;font-size:22px;color:#222222"><b>Thanks,
                                            Sam!</b></td>
                                    </tr>
                                    <tr>
                                        <td style="padding:0 24px 24px;font-family:Arial,sans-serif;font-size:14px;line-height:20px">
                                            Your order <b>"#10-4432"</b>
                                            "has left our warehouse. It'll be with you by"
                                            <b>Tuesday, 7 pm</b>.<br/><br/>
                                            <table
                                                border="0"
                                                cellpadding="8"
                                                cellspacing="0"
                                                width="100%"
                                            >
                                                <tbody>
                                                    <tr>
                                                        <td>1 &times; Trail Runner 5 (43,
                                                            black)</td>
                                                        <td align="right">&euro;119.00</td>
                                                    </tr>
                                                    <tr>
                                                        <td>Shipping</td>
                                                        <td align="right">&euro;0.00</td>
                                                    </tr>
                                                </tbody>
                                            </table>
                                        </td>
                                    </tr>
                                    <tr>
                                        <td align="center" style="padding:24px"><a
                                            href="https://shop.example.com/track?id=10-4432&t=9f"
                                            target="_blank"
                                            style="color:#ffffff;background:#0066cc;padding:12px 24px"
                                        >Track it</a></td>
                                    </tr>
                                </tbody>
                            </table>
                            <font size="1" color="#888888">You get this because you&rsquo;ve bought
                                something.
                                <a href="https://shop.example.com/u">Unsubscribe</a></font>
                        </td>
                    </tr>
                </tbody>
            </table>
            <img src="https://shop.example.com/pixel.gif" width="1" height="1" alt=""/>
        </body>
    </html>
}
